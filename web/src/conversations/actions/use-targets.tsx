import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Member } from "@relevo/contract/people.ts";
import type { Teammate } from "@relevo/contract/team.ts";
import { useQuery } from "@tanstack/react-query";
import { Inbox, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { useOnline } from "../../live/presence.ts";
import { groupsQuery, membersQuery } from "../../people/lists.ts";
import { useMe } from "../../people/me.ts";
import type { Choices } from "./ChooseList.tsx";
import { TargetMark } from "./Chosen.tsx";
import { servingGroups, servingMembers } from "./serving.rules.ts";
import type { TransferTarget } from "./targets.rules.ts";
import { useTeam } from "./team.ts";

/** Who may get the conversation: people with how ready and loaded they are, teams, and the inbox's own queue. */
export function useTargets(
  { inbox, owner, group }: Conversation,
  choose: (target: TransferTarget) => void,
): Choices[] {
  const { t } = useTranslation();
  const me = useMe().member.id;
  const team = useTeam();
  const members = servingMembers(useQuery(membersQuery).data ?? [], inbox.id, useOnline());
  const teams = servingGroups(useQuery(groupsQuery).data ?? [], inbox.id);
  const now = t("conversations.transfer.now");
  const people = members
    .filter(({ id }) => id !== owner?.id)
    .map((member) => ({
      id: member.id,
      name: member.id === me ? t("conversations.transfer.me", { name: member.name }) : member.name,
      hint: <Readiness member={member} load={team.get(member.id)} />,
      mark: <Avatar name={member.name} of={member.id} />,
      choose: () => choose({ member }),
    }));
  const queues = teams.map((one) => ({
    id: one.id,
    name: one.name,
    hint: one.id === group?.id ? now : t("conversations.transfer.team"),
    mark: <TargetMark icon={UsersRound} />,
    current: one.id === group?.id,
    choose: () => choose({ group: one }),
  }));
  const back = {
    id: "queue",
    name: t("conversations.transfer.back", { inbox: inbox.name }),
    hint: t("conversations.transfer.backAbout"),
    mark: <TargetMark icon={Inbox} />,
    choose: () => choose({}),
  };
  const groups = [
    { title: t("conversations.transfer.people"), items: people },
    { title: t("conversations.transfer.teams"), items: queues },
    // What is in that queue already cannot go back to it.
    { title: t("conversations.transfer.queue"), items: owner || group ? [back] : [] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function Readiness({ member: { online, available }, load }: { member: Member; load: Teammate | undefined }) {
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
      <span className="truncate">
        {t(online ? "conversations.transfer.online" : "conversations.transfer.offline")}
        {" · "}
        {t(available ? "conversations.transfer.available" : "conversations.transfer.away")}
        {load && (
          <>
            {" · "}
            {load.capacity === null
              ? t("conversations.transfer.load", { waiting: load.waiting, open: load.open })
              : t("conversations.transfer.loadOf", {
                  waiting: load.waiting,
                  open: load.open,
                  capacity: load.capacity,
                })}
          </>
        )}
      </span>
    </span>
  );
}
