import type { Contact } from "@relevo/contract/contacts.ts";
import type { FieldValue } from "@relevo/contract/fields.ts";
import type { TicketField } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { fromField, toField } from "../../tasks/due.rules.ts";
import { FieldInput, NumberInput } from "../facts/FieldInput.tsx";
import { type Given, isGiven } from "../facts/given.rules.ts";
import { useFieldName } from "../facts/use-field-name.ts";
import { fieldsQuery } from "../queries.ts";
import { CompanyGiven } from "./CompanyGiven.tsx";

interface Asked {
  given: Given;
  onGive: (given: Given) => void;
  currency: string | null;
  requesterId: Contact["id"];
  /** It was tried without all of them. */
  tried: boolean;
  /** Given, and not taken. */
  wrong: readonly TicketField[];
}

/** The data a stage asks for and that are missing, each to be filled in here. */
export function MissingData({ asked, ...rest }: Asked & { asked: readonly TicketField[] }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-list font-semibold">{t("ticket.move.missing", { count: asked.length })}</h3>
      {asked.map((field, index) => (
        <One key={field} field={field} autoFocus={index === 0} {...rest} />
      ))}
    </section>
  );
}

function One({
  field,
  given,
  onGive,
  currency,
  requesterId,
  tried,
  wrong,
  autoFocus,
}: Asked & { field: TicketField; autoFocus: boolean }) {
  const { t } = useTranslation();
  const name = useFieldName();
  const fields = useQuery(fieldsQuery).data ?? [];
  const value: FieldValue | null = given[field] ?? null;
  const give = (next: FieldValue | null) => onGive({ [field]: next });
  const text = typeof value === "string" ? value : "";
  const label = field === "value" && currency ? `${name(field)} (${currency})` : name(field);
  if (field === "company")
    return <CompanyGiven {...{ requesterId, onGive }} wrong={tried && !isGiven(value)} />;
  const refused = wrong.includes(field) && t(wrongWords[field] ?? "ticket.facts.wrong");
  const own = fields.find(({ id }) => field === `field:${id}`);
  return (
    <Field label={label} error={refused || (tried && !isGiven(value) && t("ticket.move.missingOne"))}>
      {own ? (
        <FieldInput field={own} value={value} onChange={give} autoFocus={autoFocus} />
      ) : field === "value" ? (
        <NumberInput value={value} onChange={give} label={label} autoFocus={autoFocus} />
      ) : field === "nextStepAt" ? (
        <Input
          type="datetime-local"
          autoFocus={autoFocus}
          value={toField(text || null)}
          onChange={({ target }) => give(fromField(target.value))}
        />
      ) : field === "description" ? (
        <Textarea rows={2} autoFocus={autoFocus} value={text} onChange={({ target }) => give(target.value)} />
      ) : (
        <Input
          type={types[field] ?? "text"}
          autoFocus={autoFocus}
          autoComplete="off"
          maxLength={500}
          value={text}
          onChange={({ target }) => give(target.value)}
        />
      )}
    </Field>
  );
}

const types: Partial<Record<TicketField, string>> = { contactPhone: "tel", contactMail: "email" };
const wrongWords: Partial<Record<TicketField, WordKey>> = {
  contactName: "ticket.facts.wrongName",
  contactPhone: "ticket.facts.wrongPhone",
  contactMail: "ticket.facts.wrongMail",
};
