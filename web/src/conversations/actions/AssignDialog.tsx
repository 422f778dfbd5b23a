import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Member } from "@relevo/contract/people.ts";
import { useQuery } from "@tanstack/react-query";
import { Inbox, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { useOnline } from "../../live/presence.ts";
import { groupsQuery, membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import { useContactName } from "../use-contact-name.ts";
import { type Choosable, ChooseDialog } from "./ChooseDialog.tsx";
import { useCommands } from "./commands.ts";
import { servingGroups, servingMembers } from "./serving.rules.ts";

/** Gives the conversation to a person, to a team's queue, or back to the inbox's queue. */
export default function AssignDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { assign } = useCommands();
  const me = useMe().member.id;
  const online = useOnline();
  const { inbox, owner, group } = conversation;
  const nameOf = useContactName();
  const members = servingMembers(useQuery(membersQuery).data ?? [], inbox.id, online);
  const teams = servingGroups(useQuery(groupsQuery).data ?? [], inbox.id);
  const now = t("conversations.act.assigning.now");
  const people = members.map(
    (member): Choosable => ({
      id: member.id,
      name: member.id === me ? t("conversations.act.assigning.me", { name: member.name }) : member.name,
      hint: member.id === owner?.id ? now : <Readiness member={member} />,
      mark: <Avatar name={member.name} of={member.id} />,
      current: member.id === owner?.id,
      choose: () => void assign(conversation, { member }),
    }),
  );
  const queues = teams.map(
    (team): Choosable => ({
      id: team.id,
      name: team.name,
      hint: team.id === group?.id ? now : t("conversations.act.assigning.team"),
      mark: <Mark icon={UsersRound} />,
      current: team.id === group?.id,
      choose: () => void assign(conversation, { group: team }),
    }),
  );
  const queued = !owner && !group;
  const back: Choosable = {
    id: "queue",
    name: t("conversations.act.assigning.back", { inbox: inbox.name }),
    hint: queued ? now : t("conversations.act.assigning.backAbout"),
    mark: <Mark icon={Inbox} />,
    current: queued,
    choose: () => void assign(conversation, {}),
  };
  const groups = [
    { title: t("conversations.act.assigning.people"), items: people },
    { title: t("conversations.act.assigning.teams"), items: queues },
    { title: t("conversations.act.assigning.queue"), items: [back] },
  ];
  return (
    <ChooseDialog
      title={t("conversations.act.assigning.title", { name: nameOf(conversation) })}
      description={t("conversations.act.assigning.about", { inbox: inbox.name })}
      find={t("conversations.act.assigning.find")}
      groups={groups.filter(({ items }) => items.length > 0)}
      onClose={onClose}
    />
  );
}

function Readiness({ member: { online, available } }: { member: Member }) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-1.5">
      <span
        aria-hidden
        className={classes(
          "size-2 shrink-0 rounded-full border",
          online ? "border-answered bg-answered" : "border-soft",
        )}
      />
      {t(online ? "conversations.act.assigning.online" : "conversations.act.assigning.offline")}
      {" · "}
      {t(available ? "conversations.act.assigning.available" : "conversations.act.assigning.away")}
    </span>
  );
}

function Mark({ icon: Icon }: { icon: typeof Inbox }) {
  return (
    <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-hover text-soft">
      <Icon aria-hidden size={16} />
    </span>
  );
}
