import { createField, editField, type Field, type FieldKind, fieldKinds } from "@relevo/contract/fields.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field as Labelled } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";
import { areOptions, optionsOf } from "./options.rules.ts";
import { useFieldsChanged } from "./use-fields-changed.ts";

const places: Places<"of" | "kind" | "name" | "options", WordKey> = {
  fields: {
    of: "settings.fields.wrong.of",
    kind: "settings.fields.wrong.kind",
    name: "settings.fields.wrong.name",
    options: "settings.fields.wrong.options",
  },
  codes: { NAME_TAKEN: { field: "name", words: "settings.fields.wrong.nameTaken" } },
};

/** A new datum, or one to change: what it is of and its kind stay for good. */
export function FieldDialog({ field, onLeave }: { field: Field | undefined; onLeave: () => void }) {
  const { t } = useTranslation();
  const changed = useFieldsChanged();
  const [of, setOf] = useState<Field["of"]>(field?.of ?? "contact");
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? "text");
  const [name, setName] = useState(field?.name ?? "");
  const [lines, setLines] = useState(field?.options.join("\n") ?? "");
  const options = kind === "choice" ? optionsOf(lines) : [];
  const submission = useSubmit(
    places,
    async (key) => {
      if (field) await call(editField, { params: { id: field.id }, body: { name, options } }, { key });
      else await call(createField, { body: { of, kind, name, options } }, { key });
      await changed(t(field ? "settings.fields.saved" : "settings.fields.created"));
      onLeave();
    },
    () => ({
      ...(name.trim() === "" && { name: "settings.fields.wrong.name" as const }),
      ...(kind === "choice" && !areOptions(options) && { options: "settings.fields.wrong.options" as const }),
    }),
  );
  return (
    <FormDialog
      title={t(field ? "settings.fields.editTitle" : "settings.fields.newTitle")}
      description={field ? undefined : t("settings.fields.forGood")}
      verb={t(field ? "settings.fields.save" : "settings.fields.add")}
      submission={submission}
      onLeave={onLeave}
    >
      {!field && (
        <ChoiceCards
          label={t("settings.fields.whose")}
          choices={(["contact", "ticket"] as const).map((value) => ({
            value,
            label: t(`settings.fields.of.${value}`),
            about: t(`settings.fields.ofAbout.${value}`),
          }))}
          value={of}
          error={submission.error("of")}
          onChange={setOf}
        />
      )}
      <NameField label={t("settings.fields.name")} value={name} onChange={setName} submission={submission} />
      {!field && (
        <Labelled label={t("settings.fields.kind")} error={submission.error("kind")}>
          <Select
            choices={fieldKinds.map((value) => ({ value, label: t(`settings.fields.kinds.${value}`) }))}
            value={kind}
            onChange={setKind}
          />
        </Labelled>
      )}
      {kind === "choice" && (
        <Labelled
          label={t("settings.fields.options")}
          hint={
            field
              ? `${t("settings.fields.optionsHint")} ${t("settings.fields.optionsStay")}`
              : t("settings.fields.optionsHint")
          }
          error={submission.error("options")}
        >
          <Textarea
            rows={4}
            value={lines}
            onChange={(event) => {
              setLines(event.target.value);
              submission.edited("options");
            }}
          />
        </Labelled>
      )}
    </FormDialog>
  );
}
