import { searchTickets } from "@relevo/contract/board.ts";
import type { ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import { useQuery } from "@tanstack/react-query";
import { Ticket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../design/Checkbox.tsx";
import { call } from "../shell/api.ts";
import { FunnelStage } from "../tickets/FunnelStage.tsx";

/** Where the ticket begins; an open one of the customer in that funnel is used, and moved there only if asked. */
export function StartTicket({
  contactId,
  place,
  onPlace,
  move,
  onMove,
  wrong,
}: {
  /** Undefined while only a number is known. */
  contactId: string | undefined;
  place: ReturnTarget | undefined;
  onPlace: (place: ReturnTarget) => void;
  move: boolean;
  onMove: (move: boolean) => void;
  /** What is wrong with the stage. */
  wrong: string | undefined;
}) {
  const { t } = useTranslation();
  const funnelId = place?.funnelId;
  const open = useQuery({
    queryKey: ["tickets", "of", contactId, funnelId],
    queryFn: async ({ signal }) => {
      const query = { contactId, funnelId, open: "true", limit: 1 };
      return (await call(searchTickets, { query }, { signal })).items[0] ?? null;
    },
    enabled: contactId !== undefined && funnelId !== undefined,
  }).data;
  const there = open && open.stage.id === place?.stageId;
  return (
    <div className="flex flex-col gap-2">
      <FunnelStage
        value={place}
        onChange={onPlace}
        labels={{ funnel: t("tickets.funnel"), stage: t("tickets.stage") }}
        error={wrong}
      />
      {open && (
        <p className="flex items-start gap-2 text-list text-soft">
          <Ticket aria-hidden size={14} className="mt-0.5 shrink-0" />
          {t("templates.start.usesOpen", {
            number: open.number,
            place: `${open.funnel.name} › ${open.stage.name}`,
          })}
        </p>
      )}
      {(contactId === undefined || (open && !there)) && (
        <Checkbox checked={move} onChange={onMove}>
          {t(open ? "templates.start.moveOpen" : "templates.start.moveIfOpen")}
        </Checkbox>
      )}
    </div>
  );
}
