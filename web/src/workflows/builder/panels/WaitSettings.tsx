import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Duration } from "../inputs/Duration.tsx";
import type { SettingsOf } from "./settings.ts";

/** How long it waits. */
export function WaitSettings({ step, edit, wrong }: SettingsOf<"wait">) {
  const { t } = useTranslation();
  return (
    <>
      <Duration
        label={t("builder.wait.length")}
        hint={t("builder.wait.longest")}
        value={step.minutes}
        error={wrong("/minutes")}
        onChange={(minutes) => edit({ ...step, minutes }, "minutes")}
      />
      <Business
        on={step.clock === "business"}
        onChange={(on) => edit({ ...step, clock: on ? "business" : "elapsed" }, "clock")}
      />
    </>
  );
}

/** For whom it waits, and how long at most. */
export function WaitReplySettings({ step, edit, wrong }: SettingsOf<"wait_reply">) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("builder.wait.of")} error={wrong("/of")}>
        <Select
          choices={[
            { value: "contact", label: t("builder.wait.contact") },
            { value: "member", label: t("builder.wait.member") },
          ]}
          value={step.of}
          onChange={(of) => edit({ ...step, of }, "of")}
        />
      </Field>
      <Duration
        label={t("builder.wait.atMost")}
        hint={t("builder.wait.longest")}
        value={step.minutes}
        error={wrong("/minutes")}
        onChange={(minutes) => edit({ ...step, minutes }, "minutes")}
      />
      <Business
        on={step.clock === "business"}
        onChange={(on) => edit({ ...step, clock: on ? "business" : "elapsed" }, "clock")}
      />
    </>
  );
}

/** Whose hours. */
export function HoursSettings({ step, edit, wrong }: SettingsOf<"hours">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  return (
    <Chooser
      label={t("builder.hours.calendar")}
      none={t("flow.says.inboxHours")}
      items={things.calendars.map(({ id, name }) => ({ id, name }))}
      value={step.calendarId}
      error={wrong("/calendarId")}
      hint={t("builder.hours.about")}
      onChange={(calendarId) => edit({ ...step, calendarId }, "calendarId")}
    />
  );
}

function Business({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Switch on={on} onChange={onChange}>
      {t("builder.wait.business")}
    </Switch>
  );
}
