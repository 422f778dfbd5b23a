import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { useSteps } from "../use-steps.ts";
import type { SettingsOf } from "./settings.ts";

/** Which other workflow is started. */
export function WorkflowSettings({ step, edit, wrong }: SettingsOf<"workflow">) {
  const { t } = useTranslation();
  const { id, things } = useBuilding();
  return (
    <Chooser
      label={t("builder.call.which")}
      hint={t("builder.call.about")}
      items={things.workflows
        .filter((one) => one.id !== id && (one.trigger === "manual" || one.id === step.workflowId))
        .map((one) => ({ id: one.id, name: one.name }))}
      value={step.workflowId}
      error={wrong("/workflowId")}
      onChange={(workflowId) => edit({ ...step, workflowId }, "workflowId")}
    />
  );
}

/** To which step, and how often. */
export function JumpSettings({ step, edit, wrong }: SettingsOf<"jump">) {
  const { t } = useTranslation();
  const steps = useSteps();
  return (
    <>
      <Chooser
        label={t("builder.jump.to")}
        items={steps.filter(({ id }) => id !== step.id)}
        value={step.to}
        error={wrong("/to")}
        onChange={(to) => edit({ ...step, to }, "to")}
      />
      <Field label={t("builder.jump.times")} hint={t("builder.jump.about")} error={wrong("/times")}>
        <Input
          inputMode="numeric"
          className="w-20! text-end tabular-nums"
          value={step.times}
          onChange={({ target }) => edit({ ...step, times: timesOf(target.value) }, "times")}
        />
      </Field>
    </>
  );
}

function timesOf(typed: string): number {
  const times = Number.parseInt(typed, 10);
  return Number.isNaN(times) ? 1 : Math.min(1000, Math.max(1, times));
}
