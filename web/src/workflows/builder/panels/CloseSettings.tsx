import { outcomes } from "@relevo/contract/closing.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Duration } from "../inputs/Duration.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** With which record it closes; what the inbox's rules refuse goes on by its own way. */
export function CloseSettings({ step, edit, wrong }: SettingsOf<"close">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  return (
    <>
      <p className="text-list text-soft">{t("builder.close.about")}</p>
      <Field label={t("builder.close.outcome")} error={wrong("/outcome")}>
        <Select
          choices={outcomes.map((value) => ({ value, label: t(`conversations.record.outcomes.${value}`) }))}
          value={step.outcome ?? null}
          onChange={(outcome) => edit({ ...step, outcome }, "outcome")}
        />
      </Field>
      <Chooser
        label={t("builder.close.reason")}
        none={t("builder.close.noReason")}
        items={things.inboxes.flatMap((inbox) =>
          inbox.reasons.map(({ id, name }) => ({ id, name, hint: inbox.name })),
        )}
        value={step.reasonId}
        error={wrong("/reasonId")}
        onChange={(reasonId) => edit({ ...step, reasonId }, "reasonId")}
      />
      <WithVariables
        label={t("builder.close.note")}
        lines={3}
        value={step.note}
        error={wrong("/note")}
        onChange={(note) => edit({ ...step, note }, "note")}
      />
    </>
  );
}

/** Until when it is put away. */
export function SnoozeSettings({ step, edit, wrong }: SettingsOf<"snooze">) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        on={step.minutes === null}
        onChange={(on) => edit({ ...step, minutes: on ? null : 24 * 60 }, "minutes")}
      >
        {t("builder.snooze.untilWritten")}
      </Switch>
      {step.minutes !== null && (
        <Duration
          label={t("builder.snooze.length")}
          hint={t("builder.snooze.about")}
          value={step.minutes}
          error={wrong("/minutes")}
          onChange={(minutes) => minutes !== null && edit({ ...step, minutes }, "minutes")}
        />
      )}
    </>
  );
}
