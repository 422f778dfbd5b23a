import { type Group, removeGroup } from "@relevo/contract/people.ts";
import type { Named } from "@relevo/contract/words.ts";
import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { Confirm } from "../Confirm.tsx";

/** How many faces stand in a row. */
const FACES = 5;

/** A team: its people, and what it attends. */
export function GroupRow({ group, onEdit }: { group: Group; onEdit: () => void }) {
  const { t } = useTranslation();
  const { name, members, inboxes } = group;
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-list text-soft">
          {members.length === 0 ? t("settings.groups.noPeople") : namesOf(members)}
        </p>
        <p className="text-list text-soft">
          {inboxes.length === 0 ? t("settings.groups.noInboxes") : namesOf(inboxes)}
        </p>
      </div>
      <span aria-hidden className="flex -space-x-2 pt-1 max-sm:hidden">
        {members.slice(0, FACES).map((member) => (
          <span key={member.id} className="flex rounded-full ring-2 ring-ground">
            <Avatar name={member.name} of={member.id} />
          </span>
        ))}
      </span>
      <div className="flex">
        <IconButton icon={Pencil} label={t("settings.groups.editOf", { name })} onClick={onEdit} />
        <IconButton
          icon={Trash2}
          label={t("settings.groups.removeOf", { name })}
          onClick={() => setAsking(true)}
        />
      </div>
      {asking && <Removal group={group} onLeave={() => setAsking(false)} />}
    </li>
  );
}

function Removal({ group: { id, name }, onLeave }: { group: Group; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <Confirm
      title={t("settings.groups.ask", { name })}
      about={t("settings.groups.askAbout")}
      verb={t("settings.groups.remove")}
      says={{ IN_USE: () => t("settings.groups.inUse") }}
      act={async (key) => {
        await call(removeGroup, { params: { id } }, { key });
        void queries.invalidateQueries({ queryKey: ["groups"] });
        void queries.invalidateQueries({ queryKey: ["members"] });
        notify({ tone: "answered", title: t("settings.groups.removed") });
      }}
      onLeave={onLeave}
    />
  );
}

function namesOf(things: readonly Named[]): string {
  return things.map(({ name }) => name).join(", ");
}
