import { createTag, editTag, type Tag } from "@relevo/contract/tags.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { tagsQuery } from "../../tags/tags-query.ts";
import { FormDialog } from "../FormDialog.tsx";
import { ColourChoice } from "./ColourChoice.tsx";

const places: Places<"name", WordKey> = {
  fields: { name: "settings.tags.wrong.name" },
  codes: { NAME_TAKEN: { field: "name", words: "settings.tags.wrong.nameTaken" } },
};

/** A new tag, or another name or colour for one. */
export function TagDialog({ tag, onLeave }: { tag: Tag | undefined; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(tag?.name ?? "");
  const [colour, setColour] = useState<Tag["colour"]>(tag?.colour ?? "teal");
  const submission = useSubmit(
    places,
    async (key) => {
      const body = { name, colour };
      if (tag) await call(editTag, { params: { id: tag.id }, body }, { key });
      else await call(createTag, { body }, { key });
      void queries.invalidateQueries({ queryKey: ["contacts"] });
      await queries.invalidateQueries({ queryKey: tagsQuery.queryKey });
      notify({ tone: "answered", title: t(tag ? "settings.tags.saved" : "settings.tags.created") });
      onLeave();
    },
    () => (name.trim() === "" ? { name: "settings.tags.wrong.name" } : {}),
  );
  return (
    <FormDialog
      title={t(tag ? "settings.tags.editTitle" : "settings.tags.newTitle")}
      verb={t(tag ? "settings.tags.save" : "settings.tags.add")}
      submission={submission}
      onLeave={onLeave}
    >
      <Field label={t("settings.tags.name")} error={submission.error("name")}>
        <Input
          maxLength={120}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            submission.edited("name");
          }}
        />
      </Field>
      <ColourChoice name={name} value={colour} onChange={setColour} />
    </FormDialog>
  );
}
