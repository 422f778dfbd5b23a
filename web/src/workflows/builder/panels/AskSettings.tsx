import { answerKinds, longestWait } from "@relevo/contract/workflow-steps.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import { Textarea } from "../../../design/Textarea.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Duration } from "../inputs/Duration.tsx";
import { VariableName } from "../inputs/VariableName.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

const attempts = ["1", "2", "3", "4", "5"] as const;

/** The question, what an answer is, and where it is kept. */
export function AskSettings({ step, edit, wrong }: SettingsOf<"ask">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  return (
    <>
      <WithVariables
        label={t("builder.ask.text")}
        lines={3}
        value={step.text}
        error={wrong("/text")}
        onChange={(text) => edit({ ...step, text }, "text")}
      />
      <Field label={t("builder.ask.answer")} error={wrong("/answer")}>
        <Select
          choices={answerKinds.map((value) => ({ value, label: t(`builder.ask.kinds.${value}`) }))}
          value={step.answer}
          onChange={(answer) => edit({ ...step, answer }, "answer")}
        />
      </Field>
      {step.answer === "choice" && (
        <Options
          label={t("builder.ask.options")}
          hint={t("builder.ask.optionsHint")}
          options={step.options}
          error={wrong("/options")}
          onChange={(options) => edit({ ...step, options }, "options")}
        />
      )}
      <VariableName
        label={t("builder.ask.variable")}
        value={step.variable}
        error={wrong("/variable")}
        onChange={(variable) => edit({ ...step, variable }, "variable")}
      />
      <Chooser
        label={t("builder.ask.field")}
        none={t("builder.ask.noField")}
        items={things.fields.map(({ id, name, of }) => ({ id, name, hint: t(`builder.fieldOf.${of}`) }))}
        value={step.fieldId}
        error={wrong("/fieldId")}
        onChange={(fieldId) => edit({ ...step, fieldId }, "fieldId")}
      />
      <WithVariables
        label={t("builder.ask.again")}
        lines={2}
        hint={t("builder.ask.againHint")}
        value={step.again}
        error={wrong("/again")}
        onChange={(again) => edit({ ...step, again }, "again")}
      />
      <Field label={t("builder.ask.attempts")} error={wrong("/attempts")}>
        <Select
          choices={attempts.map((value) => ({ value, label: value }))}
          value={attempts.find((one) => Number(one) === step.attempts) ?? "2"}
          onChange={(value) => edit({ ...step, attempts: Number(value) }, "attempts")}
          className="w-20!"
        />
      </Field>
      <Duration
        label={t("builder.ask.minutes")}
        value={step.minutes ?? longestWait}
        error={wrong("/minutes")}
        onChange={(minutes) => edit({ ...step, minutes }, "minutes")}
      />
    </>
  );
}

function Options({
  label,
  hint,
  options,
  error,
  onChange,
}: {
  label: string;
  hint: string;
  options: readonly string[];
  error: string | undefined;
  onChange: (options: string[]) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Textarea
        rows={3}
        defaultValue={options.join("\n")}
        onChange={({ target }) => onChange(linesOf(target.value))}
      />
    </Field>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().slice(0, 120));
  return [...new Set(lines.filter((line) => line !== ""))].slice(0, 10);
}
