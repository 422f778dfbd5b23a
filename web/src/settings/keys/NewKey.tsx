import { type Role, roles } from "@relevo/contract/abilities.ts";
import { type ApiKey, createKey } from "@relevo/contract/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { CopyField } from "../../people/CopyField.tsx";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";

const places: Places<"name" | "role", WordKey> = {
  fields: { name: "settings.keys.wrong.name", role: "settings.keys.wrong.role" },
};

/** Makes a key, then holds it until it was taken along. */
export function NewKey({ onLeave }: { onLeave: () => void }) {
  const [made, setMade] = useState<ApiKey>();
  return made ? <Ready apiKey={made} onLeave={onLeave} /> : <KeyForm onMade={setMade} onLeave={onLeave} />;
}

function KeyForm({ onMade, onLeave }: { onMade: (made: ApiKey) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const submission = useSubmit(places, async (key) => {
    const made = await call(createKey, { body: { name, role } }, { key });
    void queries.invalidateQueries({ queryKey: ["keys"] });
    onMade(made);
  });
  return (
    <FormDialog
      title={t("settings.keys.newTitle")}
      verb={t("settings.keys.create")}
      submission={submission}
      onLeave={onLeave}
    >
      <NameField
        label={t("settings.keys.name")}
        hint={t("settings.keys.nameHint")}
        value={name}
        onChange={setName}
        submission={submission}
      />
      <ChoiceCards
        label={t("settings.keys.role")}
        value={role}
        error={submission.error("role")}
        onChange={setRole}
        choices={roles.map((value) => ({
          value,
          label: t(`people.roles.${value}`),
          about: t(`people.rolesAbout.${value}`),
        }))}
      />
    </FormDialog>
  );
}

function Ready({ apiKey, onLeave }: { apiKey: ApiKey; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={onLeave}
      title={t("settings.keys.readyTitle", { name: apiKey.name })}
      description={t("settings.keys.readyAbout")}
      footer={
        <Button variant="primary" onClick={onLeave}>
          {t("settings.keys.ready")}
        </Button>
      }
    >
      <div className="flex flex-col gap-2">
        <CopyField label={t("settings.keys.key")} value={apiKey.key ?? ""} />
        <p className="text-list text-soft">{t("settings.keys.usage")}</p>
      </div>
    </Dialog>
  );
}
