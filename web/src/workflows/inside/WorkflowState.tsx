import type { Workflow } from "@relevo/contract/workflows.ts";
import { CircleCheck, CircleStop, type LucideIcon, PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import type { Tone } from "../../design/tones.ts";

/** Borrador · Publicado · Detenido. */
export function WorkflowState({ state }: Pick<Workflow, "state">) {
  const { t } = useTranslation();
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`workflows.states.${state}`)}
    </Badge>
  );
}

const looks: Record<Workflow["state"], { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "quiet", icon: PencilLine },
  published: { tone: "answered", icon: CircleCheck },
  stopped: { tone: "waiting", icon: CircleStop },
};
