import { assign, type Conversation, claim, markRead, move } from "@relevo/contract/conversations.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useMemo } from "react";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { change } from "./change.ts";

interface Name {
  id: string;
  name: string;
}

/** To whom a conversation goes: a person, a team's queue, or with neither back to the inbox's queue. */
export interface Target {
  member?: Name;
  group?: Name;
}

/** What can be done to conversations from here: shown at once, undone with its reason where it is refused. */
export interface Commands {
  /** Answers whether it is one's own now. */
  claim(conversation: Conversation): Promise<boolean>;
  assign(conversation: Conversation, target: Target): Promise<void>;
  move(conversation: Conversation, inbox: Name, reason: Name | null): Promise<void>;
  /** The owner has seen what the customer wrote. */
  read(conversation: Conversation): Promise<void>;
}

export function useCommands(): Commands {
  const queries = useQueryClient();
  const { id, name } = useMe().member;
  return useMemo(() => commands(queries, { id, name }), [queries, id, name]);
}

function commands(queries: QueryClient, me: Name): Commands {
  return {
    async claim(before) {
      const guess = { owner: me, group: null, state: "active" } as const;
      const send = () => call(claim, { params: { id: before.id } });
      return (await change(queries, me.id, { before, guess, send })) !== "refused";
    },
    async assign(before, { member = null, group = null }) {
      const state = member ? ("active" as const) : ("queued" as const);
      const guess = { owner: member && named(member), group: group && named(group), state };
      const body = {
        memberId: member?.id ?? null,
        groupId: group?.id ?? null,
        seenOwnerId: before.owner?.id ?? null,
      };
      const send = () => call(assign, { params: { id: before.id }, body });
      tell(await change(queries, me.id, { before, guess, send }), assignedWords(before, member, group));
    },
    async move(before, inbox, reason) {
      const guess = { inbox: named(inbox), reason: reason && named(reason) };
      const body = { inboxId: inbox.id, reasonId: reason?.id ?? null };
      const send = () => call(move, { params: { id: before.id }, body });
      tell(await change(queries, me.id, { before, guess, send }), movedWords(before, inbox, reason));
    },
    async read(before) {
      putConversation(queries, { ...before, unread: 0 }, me.id);
      // Unseen by anybody else: where it fails, the next look at it does it again.
      await call(markRead, { params: { id: before.id } }).catch(() => {});
    },
  };
}

/** What stays in sight shows by itself what was done. */
function tell(outcome: "done" | "out" | "refused", words: string) {
  if (outcome === "out")
    notify({ tone: "answered", title: words, detail: i18next.t("conversations.act.out") });
}

function assignedWords({ inbox }: Conversation, member: Name | null, group: Name | null): string {
  if (member) return i18next.t("conversations.act.assigned", { name: member.name });
  if (group) return i18next.t("conversations.act.assignedTeam", { name: group.name });
  return i18next.t("conversations.act.returned", { inbox: inbox.name });
}

function movedWords(before: Conversation, inbox: Name, reason: Name | null): string {
  if (inbox.id !== before.inbox.id) return i18next.t("conversations.act.moved", { inbox: inbox.name });
  return reason
    ? i18next.t("conversations.act.reasonSet", { reason: reason.name })
    : i18next.t("conversations.act.reasonCleared");
}

/** Only what a conversation carries of a person or thing. */
function named({ id, name }: Name): Name {
  return { id, name };
}
