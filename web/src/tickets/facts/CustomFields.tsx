import type { Field, FieldValue, FieldValues } from "@relevo/contract/fields.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { fieldsQuery } from "../queries.ts";
import { FieldInput } from "./FieldInput.tsx";
import { InPlace } from "./InPlace.tsx";

/** The company's own data of a contact or a ticket, each changed in place. */
export function CustomFields({
  of,
  values,
  editable,
  save,
}: {
  of: Field["of"];
  values: FieldValues;
  editable: boolean;
  /** Saves one; null takes its value away. */
  save: (change: Record<string, FieldValue | null>) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const fields = (useQuery(fieldsQuery).data ?? []).filter((field) => field.of === of);
  return fields.map((field) => {
    const value = values[field.id] ?? null;
    return (
      <InPlace<FieldValue | null>
        key={field.id}
        name={field.name}
        value={value}
        shown={value === null ? null : say(field, value)}
        editable={editable}
        instant={field.kind === "choice" || field.kind === "yes_no"}
        editor={(draft, onChange) => <FieldInput field={field} value={draft} onChange={onChange} clearable />}
        save={(next) => save({ [field.id]: next })}
        wrong={(next) => (Number.isNaN(next) ? t("ticket.facts.wrongNumber") : undefined)}
      />
    );
  });
}

/** A value as it reads. */
function useFieldWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ kind }: Field, value: FieldValue): string => {
    if (typeof value === "boolean") return t(value ? "ticket.facts.yes" : "ticket.facts.no");
    if (typeof value === "number") return formats.number(value);
    // A calendar day has no zone: noon in UTC is that day everywhere but at the edges of the map.
    return kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.day(`${value}T12:00:00Z`) : value;
  };
}
