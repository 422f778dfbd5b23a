import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import { inBase, inLargest, type LengthUnit, lengthUnits } from "../../../settings/policy/length.rules.ts";

/** A length of time in minutes, shown in the unit that reads best; null while nothing useful is typed. */
export function Duration({
  label,
  value,
  hint,
  error,
  onChange,
}: {
  label: string;
  value: number | null;
  hint?: string;
  error?: string | undefined;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ amount: string; unit: LengthUnit }>();
  const own = typed && minutesOf(typed) === value ? typed : shownOf(value, typed?.unit);
  const set = (amount: string, unit: LengthUnit) => {
    setTyped({ amount, unit });
    onChange(minutesOf({ amount, unit }));
  };
  return (
    <Field label={label} hint={hint} error={error}>
      <span className="flex items-center gap-2">
        <Input
          inputMode="numeric"
          value={own.amount}
          onChange={({ target }) => set(target.value, own.unit)}
          className="w-20! text-end tabular-nums"
        />
        <Select
          label={t("builder.unitOf", { label })}
          choices={lengthUnits.map((unit) => ({ value: unit, label: t(`builder.units.${unit}`) }))}
          value={own.unit}
          onChange={(unit) => set(own.amount, unit)}
          className="w-32!"
        />
      </span>
    </Field>
  );
}

function minutesOf({ amount, unit }: { amount: string; unit: LengthUnit }): number | null {
  const minutes = inBase(amount, unit, "minute");
  return minutes >= 1 ? minutes : null;
}

function shownOf(value: number | null, unit: LengthUnit = "minute"): { amount: string; unit: LengthUnit } {
  if (value === null) return { amount: "", unit };
  const shown = inLargest(value, "minute");
  return { amount: String(shown.amount), unit: shown.unit };
}
