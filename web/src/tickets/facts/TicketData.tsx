import { editTicket, type TicketChange } from "@relevo/contract/tickets.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Input } from "../../design/Input.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { fromField, toField } from "../../tasks/due.rules.ts";
import { sayMoney } from "../board/money.ts";
import { funnelsQuery } from "../funnels.ts";
import { rereadTickets, type TicketDetail } from "../queries.ts";
import { CustomFields } from "./CustomFields.tsx";
import { NumberInput } from "./FieldInput.tsx";
import { InPlace } from "./InPlace.tsx";

/** What a ticket says: subject, description, value, next step, and the company's own data. */
export function TicketData({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { country } = useMe().account;
  const currency = useQuery(funnelsQuery).data?.find(({ id }) => id === ticket.funnel.id)?.currency;
  const editable = ticket.can.edit === true;
  const { subject, description, value, nextStep, nextStepAt, fields } = ticket;
  const save = async (body: TicketChange) => {
    await call(editTicket, { params: { id: ticket.id }, body });
    await rereadTickets(queries);
  };
  return (
    <div className="flex flex-col">
      <InPlace
        name={t("ticket.facts.subject")}
        value={subject}
        shown={subject}
        editable={editable}
        editor={(draft, onChange) => (
          <Input autoFocus maxLength={120} value={draft} onChange={({ target }) => onChange(target.value)} />
        )}
        save={(next) => save({ subject: next })}
        wrong={(next) => (next.trim() === "" ? t("tickets.missingSubject") : undefined)}
      />
      <InPlace
        name={t("ticket.facts.names.description")}
        value={description}
        shown={description || null}
        editable={editable}
        editor={(draft, onChange) => (
          <Textarea autoFocus rows={3} value={draft} onChange={({ target }) => onChange(target.value)} />
        )}
        save={(next) => save({ description: next })}
      />
      {(currency || value) && (
        <InPlace<number | null>
          name={currency ? `${t("ticket.facts.names.value")} (${currency})` : t("ticket.facts.names.value")}
          value={value?.amount ?? null}
          shown={value && sayMoney(value, country)}
          editable={editable && Boolean(currency)}
          editor={(draft, onChange) => (
            <NumberInput value={draft} onChange={onChange} label={t("ticket.facts.names.value")} />
          )}
          save={(next) => save({ value: next })}
          wrong={(next) => (Number.isNaN(next) ? t("ticket.facts.wrongNumber") : undefined)}
        />
      )}
      <InPlace
        name={t("ticket.facts.names.nextStep")}
        value={nextStep}
        shown={nextStep || null}
        editable={editable}
        editor={(draft, onChange) => (
          <Input autoFocus maxLength={500} value={draft} onChange={({ target }) => onChange(target.value)} />
        )}
        save={(next) => save({ nextStep: next })}
      />
      <InPlace
        name={t("ticket.facts.names.nextStepAt")}
        value={toField(nextStepAt)}
        shown={nextStepAt && <RelativeTime at={nextStepAt} />}
        editable={editable}
        editor={(draft, onChange) => (
          <Input type="datetime-local" value={draft} onChange={({ target }) => onChange(target.value)} />
        )}
        save={(next) => save({ nextStepAt: fromField(next) })}
      />
      <CustomFields
        of="ticket"
        values={fields}
        editable={editable}
        save={(change) => save({ fields: change })}
      />
    </div>
  );
}
