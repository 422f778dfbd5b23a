import { useTranslation } from "react-i18next";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Textarea } from "../design/Textarea.tsx";
import { fromField, toField } from "../tasks/due.rules.ts";

export interface TicketText {
  subject: string;
  description: string;
  nextStep: string;
  /** ISO 8601 in UTC. */
  nextStepAt: string | null;
}

/** What a ticket says, beside its subject: what it is about, what comes next and until when. */
export function TicketTexts<Fields extends TicketText>({
  fields,
  onChange,
  pair,
}: {
  fields: Fields;
  onChange: (fields: Fields) => void;
  /** Whether there is room for two fields in a line. */
  pair: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("tickets.description")}>
        <Textarea
          rows={2}
          value={fields.description}
          onChange={({ target }) => onChange({ ...fields, description: target.value })}
        />
      </Field>
      <div className={pair ? "grid grid-cols-2 gap-3 max-sm:grid-cols-1" : "flex flex-col gap-3"}>
        <Field label={t("tickets.nextStep")}>
          <Input
            maxLength={500}
            value={fields.nextStep}
            onChange={({ target }) => onChange({ ...fields, nextStep: target.value })}
          />
        </Field>
        <Field label={t("tickets.nextStepAt")}>
          <Input
            type="datetime-local"
            value={toField(fields.nextStepAt)}
            onChange={({ target }) => onChange({ ...fields, nextStepAt: fromField(target.value) })}
          />
        </Field>
      </div>
    </>
  );
}
