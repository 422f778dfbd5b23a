import { editMember, type Member } from "@relevo/contract/people.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { groupsQuery } from "../../people/lists.ts";
import { meQuery } from "../../people/me.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";
import { PersonFields } from "./PersonFields.tsx";
import { inboxesByGroup, ownInboxes } from "./served.rules.ts";

const places: Places<"name" | "role" | "inboxIds", WordKey> = {
  fields: {
    name: "settings.members.wrong.name",
    role: "settings.members.wrong.role",
    inboxIds: "settings.members.wrong.inboxes",
  },
  codes: { LAST_ADMIN: { field: "role", words: "settings.members.wrong.lastAdmin" } },
};

/** Name, role and own inboxes of a person. */
export function EditMember({ member, onLeave }: { member: Member; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const groups = useQuery(groupsQuery).data;
  const byGroup = useMemo(() => inboxesByGroup(member, groups ?? []), [member, groups]);
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState(member.role);
  const [chosen, setChosen] = useState<string[]>();
  const inboxIds = chosen ?? ownInboxes(member, byGroup);
  const submission = useSubmit(places, async (key) => {
    // Untouched inboxes are not sent: an administrator's own ones cannot be told, and would be lost.
    const body = { name, role, ...(chosen && role !== "admin" && { inboxIds: chosen }) };
    await call(editMember, { params: { id: member.id }, body }, { key });
    void queries.invalidateQueries({ queryKey: ["members"] });
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    notify({ tone: "answered", title: t("settings.members.saved") });
    onLeave();
  });
  return (
    <FormDialog
      title={t("settings.members.editTitle", { name: member.name })}
      description={member.mail}
      verb={t("settings.members.save")}
      submission={submission}
      onLeave={onLeave}
    >
      <NameField label={t("settings.members.name")} value={name} onChange={setName} submission={submission} />
      <PersonFields
        role={role}
        onRole={(next) => {
          setRole(next);
          submission.edited("role");
        }}
        inboxIds={inboxIds}
        onInboxes={(ids) => {
          setChosen(ids);
          submission.edited("inboxIds");
        }}
        byGroup={byGroup}
        error={submission.error}
      />
    </FormDialog>
  );
}
