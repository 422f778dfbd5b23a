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
  clearable = false,
}: {
  field: Pick<Field, "kind" | "options" | "name">;
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
  autoFocus?: boolean;
  /** Whether none can be chosen, too. */
  clearable?: boolean;
}) {
  const { t } = useTranslation();
  const { kind, options, name } = field;
  if (kind === "choice" || kind === "yes_no") {
    const choices =
      kind === "choice"
        ? options.map((option) => ({ value: `=${option}`, label: option }))
        : [
            { value: "yes", label: t("ticket.facts.yes") },
            { value: "no", label: t("ticket.facts.no") },
          ];
    return (
      <Select
        choices={clearable ? [{ value: none, label: t("ticket.facts.none") }, ...choices] : choices}
        value={chosen(value) ?? (clearable ? none : null)}
        onChange={(next) => onChange(chosenValue(next))}
        label={name}
      />
    );
  }
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

const none = "none";

/** A value as one of the choices; an option keeps a mark before it, whatever its words are. */
function chosen(value: FieldValue | null): string | null {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? `=${value}` : null;
}

function chosenValue(choice: string): FieldValue | null {
  if (choice === none) return null;
  return choice.startsWith("=") ? choice.slice(1) : choice === "yes";
}
