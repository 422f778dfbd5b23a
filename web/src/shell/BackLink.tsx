import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

/** On a phone, where list and thread take turns: back to the list. */
export function BackLink({ to }: { to: "/conversations" | "/settings" }) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      aria-label={t("shell.panes.back")}
      className="inline-flex size-10 shrink-0 items-center justify-center rounded-base text-soft hover:bg-hover md:hidden"
    >
      <ArrowLeft aria-hidden size={20} />
    </Link>
  );
}
