import type { Ticket } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { funnelsQuery } from "../../tickets/funnels.ts";

/** The dialog that moves a ticket: whoever opens the close brings it along, since it may ask for a close itself. */
export type Mover = ComponentType<{
  ticketId: string;
  stageId: string;
  onDone: () => void;
  onClose: () => void;
}>;

/** The linked ticket, finished here: its stage may be changed before the conversation closes; Enter keeps it. */
export function TicketStage({
  ticket,
  onChange,
  Mover,
}: {
  ticket: Ticket;
  onChange: () => void;
  Mover: Mover;
}) {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data;
  const stages = funnels?.find(({ id }) => id === ticket.funnel.id)?.stages ?? [];
  const [stageId, setStageId] = useState<string>();
  return (
    <section className="rounded-base border border-line p-3">
      <h3 className="text-list font-semibold">
        {t("closing.ticket.title")} #{ticket.number} · {ticket.subject}
      </h3>
      <div className="mt-2">
        <Field label={t("closing.ticket.stage")} hint={t("closing.ticket.keep")}>
          <Select
            choices={stages.map(({ id, name }) => ({ value: id, label: name }))}
            value={ticket.stage.id}
            onChange={(id) => id !== ticket.stage.id && setStageId(id)}
            label={t("closing.ticket.stage")}
          />
        </Field>
      </div>
      <Suspense>
        {stageId && (
          <Mover
            key={stageId}
            ticketId={ticket.id}
            stageId={stageId}
            onDone={() => {
              setStageId(undefined);
              onChange();
            }}
            onClose={() => setStageId(undefined)}
          />
        )}
      </Suspense>
    </section>
  );
}
