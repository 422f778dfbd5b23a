import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { call } from "../../shell/api.ts";
import { funnelsQuery } from "../../tickets/funnels.ts";
import { useMend } from "./use-mend.ts";

/** The linked ticket, finished here: its stage may be changed before the conversation closes; Enter keeps it. */
export function TicketStage({ ticket, onChange }: { ticket: Ticket; onChange: () => void }) {
  const { t } = useTranslation();
  const { busy, mend } = useMend(onChange);
  const funnels = useQuery(funnelsQuery).data;
  const stages = funnels?.find(({ id }) => id === ticket.funnel.id)?.stages ?? [];
  const change = (stageId: string) =>
    void mend(() => call(moveTicket, { params: { id: ticket.id }, body: { stageId } }));
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
            onChange={change}
            disabled={busy}
            label={t("closing.ticket.stage")}
          />
        </Field>
      </div>
    </section>
  );
}
