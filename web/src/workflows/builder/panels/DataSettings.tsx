import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { FieldInput } from "../../../tickets/facts/FieldInput.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { Several } from "../inputs/Several.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** Which tags are put on, and which are taken off. */
export function TagSettings({ step, edit, wrong }: SettingsOf<"tag">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const tags = things.tags.map(({ id, name }) => ({ id, name }));
  return (
    <>
      <Several
        label={t("builder.tag.add")}
        items={tags.filter(({ id }) => !step.remove.includes(id))}
        chosen={step.add}
        error={wrong("/add") ?? wrong("/tags")}
        onChange={(add) => edit({ ...step, add }, "add")}
      />
      <Several
        label={t("builder.tag.remove")}
        items={tags.filter(({ id }) => !step.add.includes(id))}
        chosen={step.remove}
        error={wrong("/remove")}
        onChange={(remove) => edit({ ...step, remove }, "remove")}
      />
    </>
  );
}

/** Which datum, and what it becomes. */
export function FieldSettings({ step, edit, wrong }: SettingsOf<"field">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const field = things.fields.find(({ id }) => id === step.fieldId);
  const label = t("builder.field.value");
  const hint = t("builder.field.valueHint");
  return (
    <>
      <Chooser
        label={t("builder.field.which")}
        items={things.fields.map(({ id, name, of }) => ({ id, name, hint: t(`builder.fieldOf.${of}`) }))}
        value={step.fieldId}
        error={wrong("/fieldId")}
        onChange={(fieldId) => edit({ ...step, fieldId, value: null }, "fieldId")}
      />
      {field?.kind === "text" && (
        <WithVariables
          label={label}
          hint={hint}
          lines={1}
          max={2000}
          value={typeof step.value === "string" ? step.value : ""}
          error={wrong("/value")}
          onChange={(value) => edit({ ...step, value: value.trim() === "" ? null : value }, "value")}
        />
      )}
      {field && field.kind !== "text" && (
        <Field label={label} hint={hint} error={wrong("/value")}>
          <FieldInput
            key={field.id}
            field={field}
            clearable
            value={step.value}
            onChange={(value) => edit({ ...step, value }, "value")}
          />
        </Field>
      )}
    </>
  );
}
