import type { Run } from "@relevo/contract/workflow-runs.ts";
import { Ban, CircleAlert, CircleCheck, Clock, type LucideIcon, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import type { Tone } from "../../design/tones.ts";

/** En curso · Esperando · Terminada · Con error · Cancelada. */
export function RunState({ state }: Pick<Run, "state">) {
  const { t } = useTranslation();
  const { tone, icon } = runLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`workflows.run.states.${state}`)}
    </Badge>
  );
}

export const runLooks: Record<Run["state"], { tone: Tone; icon: LucideIcon }> = {
  running: { tone: "ai", icon: Play },
  waiting: { tone: "waiting", icon: Clock },
  completed: { tone: "answered", icon: CircleCheck },
  failed: { tone: "breach", icon: CircleAlert },
  cancelled: { tone: "quiet", icon: Ban },
};
