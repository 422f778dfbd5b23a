import type { Role } from "@relevo/contract/abilities.ts";
import { type Invitation, invite } from "@relevo/contract/people.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { inboxesQuery } from "../../people/lists.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";
import { InvitationReady } from "./InvitationReady.tsx";
import { PersonFields } from "./PersonFields.tsx";

const places: Places<"name" | "mail" | "role" | "inboxIds", WordKey> = {
  fields: {
    name: "settings.members.wrong.name",
    mail: "settings.members.wrong.mail",
    role: "settings.members.wrong.role",
    inboxIds: "settings.members.wrong.inboxes",
  },
  codes: { MAIL_TAKEN: { field: "mail", words: "settings.members.wrong.mailTaken" } },
};

/** Invites a person, then holds the link until it was taken along. */
export function Invite({ onLeave }: { onLeave: () => void }) {
  const [made, setMade] = useState<Invitation>();
  if (made)
    return <InvitationReady invitation={made} onAnother={() => setMade(undefined)} onLeave={onLeave} />;
  return <InviteForm onMade={setMade} onLeave={onLeave} />;
}

function InviteForm({ onMade, onLeave }: { onMade: (made: Invitation) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [mail, setMail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  // All of them, until somebody chooses: who joins and sees nothing believes it is broken.
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const [chosen, setInboxIds] = useState<string[]>();
  const inboxIds = chosen ?? inboxes.map(({ id }) => id);
  const submission = useSubmit(places, async (key) => {
    const body = { name, mail: mail.trim(), role, ...(role !== "admin" && { inboxIds }) };
    const made = await call(invite, { body }, { key });
    void queries.invalidateQueries({ queryKey: ["invitations"] });
    onMade(made);
  });
  return (
    <FormDialog
      title={t("settings.members.inviteTo.title")}
      description={t("settings.members.inviteTo.about")}
      verb={t("settings.members.inviteTo.submit")}
      submission={submission}
      onLeave={onLeave}
    >
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        <NameField
          label={t("settings.members.name")}
          value={name}
          onChange={setName}
          submission={submission}
        />
        <Field label={t("settings.members.mail")} error={submission.error("mail")}>
          <Input
            type="email"
            autoComplete="off"
            value={mail}
            onChange={(event) => {
              setMail(event.target.value);
              submission.edited("mail");
            }}
          />
        </Field>
      </div>
      <PersonFields
        role={role}
        onRole={setRole}
        inboxIds={inboxIds}
        onInboxes={setInboxIds}
        error={submission.error}
      />
      {role !== "admin" && inboxIds.length === 0 && (
        <p className="-mt-2 text-small text-soft">{t("settings.members.inviteTo.noInboxes")}</p>
      )}
    </FormDialog>
  );
}
