import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { lookOf, stageLooks } from "../stage-look.ts";

/** What a stage is: who answers there, or what entering it does. Colour, mark and words. */
export function StageBadge({ stage }: { stage: Pick<TicketCard["stage"], "kind" | "type"> }) {
  const { t } = useTranslation();
  const look = lookOf(stage);
  return (
    <Badge tone={stageLooks[look].tone} icon={stageLooks[look].icon}>
      {t(`ticket.stages.${look}`)}
    </Badge>
  );
}
