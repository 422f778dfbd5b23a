import { taskKinds } from "@relevo/contract/tasks.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Duration } from "../inputs/Duration.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** What is to be done, by whom, by when. */
export function TaskSettings({ step, edit, wrong }: SettingsOf<"task">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const people = things.members.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <WithVariables
        label={t("builder.task.title")}
        max={120}
        value={step.title}
        error={wrong("/title")}
        onChange={(title) => edit({ ...step, title }, "title")}
      />
      <Field label={t("builder.task.kind")} error={wrong("/taskKind")}>
        <Select
          choices={taskKinds.map((value) => ({ value, label: t(`tasks.kinds.${value}`) }))}
          value={step.taskKind}
          onChange={(taskKind) => edit({ ...step, taskKind }, "taskKind")}
        />
      </Field>
      <Chooser
        label={t("builder.task.owner")}
        none={t("builder.task.nobody")}
        items={[{ id: "assignee", name: t("builder.theAssignee") }, ...people]}
        value={step.owner}
        error={wrong("/owner")}
        onChange={(owner) => edit({ ...step, owner }, "owner")}
      />
      <Switch
        on={step.dueMinutes !== null}
        onChange={(on) => edit({ ...step, dueMinutes: on ? 24 * 60 : null }, "due")}
      >
        {t("builder.task.hasDue")}
      </Switch>
      {step.dueMinutes !== null && (
        <Duration
          label={t("builder.task.due")}
          value={step.dueMinutes}
          error={wrong("/dueMinutes")}
          onChange={(minutes) => minutes !== null && edit({ ...step, dueMinutes: minutes }, "due")}
        />
      )}
    </>
  );
}
