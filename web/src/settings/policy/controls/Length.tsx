import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../design/classes.ts";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import { inBase, inLargest, type LengthUnit, unitsFrom } from "../length.rules.ts";

/** A length of time, in the unit that reads best; NaN while nothing useful is typed. */
export function Length({
  label,
  value,
  base,
  wrong,
  onChange,
}: {
  label: string;
  /** In `base` units. */
  value: number;
  base: LengthUnit;
  wrong: boolean;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ amount: string; unit: LengthUnit }>();
  const own =
    typed && Object.is(inBase(typed.amount, typed.unit, base), value) ? typed : shownOf(value, base);
  const set = (amount: string, unit: LengthUnit) => {
    setTyped({ amount, unit });
    onChange(inBase(amount, unit, base));
  };
  return (
    <span className="flex items-center gap-2">
      <Input
        inputMode="numeric"
        aria-label={t("settings.policy.amountOf", { field: label })}
        aria-invalid={wrong || undefined}
        value={own.amount}
        onChange={(event) => set(event.target.value, own.unit)}
        className={classes("w-16! text-end tabular-nums", wrong && "border-breach!")}
      />
      <Select
        label={t("settings.policy.unitOf", { field: label })}
        choices={unitsFrom(base).map((unit) => ({ value: unit, label: t(`settings.policy.units.${unit}`) }))}
        value={own.unit}
        onChange={(unit) => set(own.amount, unit)}
        className="w-26!"
      />
    </span>
  );
}

function shownOf(value: number, base: LengthUnit): { amount: string; unit: LengthUnit } {
  if (Number.isNaN(value)) return { amount: "", unit: base };
  const { amount, unit } = inLargest(value, base);
  return { amount: String(amount), unit };
}
