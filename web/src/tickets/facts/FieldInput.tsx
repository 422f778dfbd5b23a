import type { Field, FieldValue } from "@relevo/contract/fields.ts";
import { useTranslation } from "react-i18next";
import { Input } from "../../design/Input.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { numberOf } from "./number.rules.ts";

/** The control of a company's own datum, by its kind. */
export function FieldInput({
  field,
  value,
  onChange,
  autoFocus = false,
}: {
  field: Pick<Field, "kind" | "options" | "name">;
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const { kind, options, name } = field;
  if (kind === "choice")
    return (
      <Select
        choices={options.map((option) => ({ value: option, label: option }))}
        value={typeof value === "string" ? value : null}
        onChange={onChange}
        label={name}
      />
    );
  if (kind === "yes_no")
    return (
      <Select
        choices={[
          { value: "yes", label: t("ticket.facts.yes") },
          { value: "no", label: t("ticket.facts.no") },
        ]}
        value={typeof value === "boolean" ? (value ? "yes" : "no") : null}
        onChange={(next) => onChange(next === "yes")}
        label={name}
      />
    );
  if (kind === "number")
    return <NumberInput value={value} onChange={onChange} autoFocus={autoFocus} label={name} />;
  if (kind === "date")
    return (
      <Input
        type="date"
        autoFocus={autoFocus}
        aria-label={name}
        value={typeof value === "string" ? value : ""}
        onChange={({ target }) => onChange(target.value || null)}
      />
    );
  return (
    <Textarea
      rows={1}
      maxLength={2000}
      autoFocus={autoFocus}
      aria-label={name}
      value={typeof value === "string" ? value : ""}
      onChange={({ target }) => onChange(target.value || null)}
    />
  );
}

/** A number as it is typed here, with comma or point. */
export function NumberInput({
  value,
  onChange,
  label,
  autoFocus = false,
}: {
  value: FieldValue | null;
  onChange: (value: number | null) => void;
  label: string;
  autoFocus?: boolean;
}) {
  return (
    <Input
      type="text"
      inputMode="decimal"
      autoFocus={autoFocus}
      aria-label={label}
      defaultValue={typeof value === "number" ? String(value) : ""}
      onChange={({ target }) => onChange(numberOf(target.value))}
    />
  );
}
