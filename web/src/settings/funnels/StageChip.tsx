import type { Stage } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { lookOf, stageLooks } from "../../tickets/stage-look.ts";

/** A stage by its name, in the colour and with the mark of what it is. */
export function StageChip({ stage }: { stage: Pick<Stage, "name" | "kind" | "type"> }) {
  const { t } = useTranslation();
  const look = lookOf(stage);
  return (
    <Badge {...stageLooks[look]}>
      {stage.name}
      <span className="sr-only"> · {t(`settings.funnels.looks.${look}`)}</span>
    </Badge>
  );
}

/** What a stage is, in a word: who answers there, or what entering does. */
export function LookBadge({ stage }: { stage: Pick<Stage, "kind" | "type"> }) {
  const { t } = useTranslation();
  const look = lookOf(stage);
  return <Badge {...stageLooks[look]}>{t(`settings.funnels.looks.${look}`)}</Badge>;
}
