import { useRouter } from "@tanstack/react-router";
import { FlaskConical, History, type LucideIcon, Play } from "lucide-react";
import { useTranslation } from "react-i18next";

const places = { simulate: FlaskConical, runs: Play, versions: History } as const;

export interface Elsewhere {
  to: keyof typeof places;
  label: string;
  icon: LucideIcon;
  href: string;
  go: () => void;
}

/** The workflow's other screens. */
export function useElsewhere(id: string): Elsewhere[] {
  const { t } = useTranslation();
  const router = useRouter();
  return (["simulate", "runs", "versions"] as const).map((to) => {
    const href = `/workflows/${id}/${to}`;
    return {
      to,
      label: t(`builder.places.${to}`),
      icon: places[to],
      href,
      go: () => void router.navigate({ href }),
    };
  });
}
