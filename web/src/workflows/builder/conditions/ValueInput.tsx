import type { Condition, ValueKind } from "@relevo/contract/workflow-conditions.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Picker } from "../../../design/Picker.tsx";
import { Select } from "../../../design/Select.tsx";
import { numberOf } from "../../../tickets/facts/number.rules.ts";
import { Duration } from "../inputs/Duration.tsx";
import { Several } from "../inputs/Several.tsx";
import { formOf } from "../tree.rules.ts";
import { useChoices } from "./use-choices.ts";

type Part = string | number;

/** What it is compared with: as its kind and operator want it. */
export function ValueInput({
  condition,
  kind,
  error,
  onChange,
}: {
  condition: Condition;
  kind: ValueKind;
  error: string | undefined;
  onChange: (condition: Condition) => void;
}) {
  const { t } = useTranslation();
  const choices = useChoices(condition);
  const { value, operator } = condition;
  const form = formOf(operator);
  const set = (next: Condition["value"]) => {
    const { value: _, ...rest } = condition;
    onChange(next === undefined ? rest : { ...rest, value: next });
  };
  if (form === "none") return null;
  const select = t("builder.condition.select");
  if (form === "many")
    return (
      <Several
        label={select}
        items={choices}
        chosen={Array.isArray(value) ? value.map(String) : []}
        error={error}
        onChange={set}
      />
    );
  if (kind === "yes_no")
    return (
      <Field label={select} error={error}>
        <Select
          choices={[
            { value: "yes", label: t("flow.yes") },
            { value: "no", label: t("flow.no") },
          ]}
          value={value === false ? "no" : "yes"}
          onChange={(next) => set(next === "yes")}
        />
      </Field>
    );
  if (kind === "choice")
    return (
      <Field label={select} error={error}>
        <Picker
          label={select}
          items={choices}
          value={typeof value === "string" ? value : null}
          onChange={(id) => set(id)}
        />
      </Field>
    );
  if (form === "two") return <TwoEnds kind={kind} value={value} error={error} onChange={set} />;
  const one = Array.isArray(value) || typeof value === "boolean" ? undefined : value;
  return (
    <OneValue label={t("builder.condition.value")} kind={kind} value={one} error={error} onChange={set} />
  );
}

function TwoEnds({
  kind,
  value,
  error,
  onChange,
}: {
  kind: ValueKind;
  value: Condition["value"];
  error: string | undefined;
  onChange: (value: Part[]) => void;
}) {
  const { t } = useTranslation();
  const [from, to] = Array.isArray(value) ? value : [];
  const empty = kind === "date" || kind === "text" || kind === "words" ? "" : 0;
  return (
    <div className="flex flex-col gap-2">
      <OneValue
        label={t("builder.condition.from")}
        kind={kind}
        value={from}
        error={error}
        onChange={(next) => onChange([next ?? empty, to ?? next ?? empty])}
      />
      <OneValue
        label={t("builder.condition.to")}
        kind={kind}
        value={to}
        error={undefined}
        onChange={(next) => onChange([from ?? empty, next ?? empty])}
      />
    </div>
  );
}

function OneValue({
  label,
  kind,
  value,
  error,
  onChange,
}: {
  label: string;
  kind: ValueKind;
  value: Part | undefined;
  error: string | undefined;
  onChange: (value: Part | undefined) => void;
}) {
  if (kind === "duration")
    return (
      <Duration
        label={label}
        value={typeof value === "number" ? value : null}
        error={error}
        onChange={(minutes) => onChange(minutes ?? undefined)}
      />
    );
  if (kind === "number")
    return (
      <Field label={label} error={error}>
        <Input
          key={label}
          inputMode="decimal"
          defaultValue={typeof value === "number" ? String(value) : ""}
          onChange={({ target }) => onChange(numberOf(target.value) ?? undefined)}
        />
      </Field>
    );
  return (
    <Field label={label} error={error}>
      <Input
        type={kind === "date" ? "date" : "text"}
        maxLength={500}
        value={typeof value === "string" ? value : ""}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    </Field>
  );
}
