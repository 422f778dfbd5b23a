import { createGroup, editGroup, type Group } from "@relevo/contract/people.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import type { WordKey } from "../../i18n/keys.ts";
import { inboxesQuery, membersQuery } from "../../people/lists.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { CheckList } from "../CheckList.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";

const places: Places<"name" | "memberIds" | "inboxIds", WordKey> = {
  fields: {
    name: "settings.groups.wrong.name",
    memberIds: "settings.groups.wrong.people",
    inboxIds: "settings.groups.wrong.inboxes",
  },
  codes: { NAME_TAKEN: { field: "name", words: "settings.groups.wrong.nameTaken" } },
};

/** A new team, or one to change. */
export function GroupDialog({ group, onLeave }: { group: Group | undefined; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const members = useQuery(membersQuery).data ?? [];
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const [name, setName] = useState(group?.name ?? "");
  const [memberIds, setMemberIds] = useState(() => group?.members.map(({ id }) => id) ?? []);
  const [inboxIds, setInboxIds] = useState(() => group?.inboxes.map(({ id }) => id) ?? []);
  const submission = useSubmit(places, async (key) => {
    const body = { name, memberIds, inboxIds };
    if (group) await call(editGroup, { params: { id: group.id }, body }, { key });
    else await call(createGroup, { body }, { key });
    void queries.invalidateQueries({ queryKey: ["groups"] });
    void queries.invalidateQueries({ queryKey: ["members"] });
    notify({ tone: "answered", title: t(group ? "settings.groups.saved" : "settings.groups.created") });
    onLeave();
  });
  return (
    <FormDialog
      title={group ? t("settings.groups.editTitle", { name: group.name }) : t("settings.groups.newTitle")}
      verb={t(group ? "settings.groups.save" : "settings.groups.create")}
      submission={submission}
      onLeave={onLeave}
    >
      <NameField label={t("settings.groups.name")} value={name} onChange={setName} submission={submission} />
      <CheckList
        label={t("settings.groups.people")}
        // Who was deactivated stays a member, so that coming back changes nothing; nobody adds them anew.
        items={members.filter(({ id, active }) => active || memberIds.includes(id))}
        chosen={memberIds}
        onChange={setMemberIds}
        error={submission.error("memberIds")}
      />
      <CheckList
        label={t("settings.groups.inboxes")}
        items={inboxes}
        chosen={inboxIds}
        onChange={setInboxIds}
        error={submission.error("inboxIds")}
      />
    </FormDialog>
  );
}
