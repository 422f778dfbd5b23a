import { type Conversation, claim, markRead, move, transfer } from "@relevo/contract/conversations.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useMemo } from "react";
import { notify } from "../../design/toast.tsx";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { stillNamed } from "../composer/mention.rules.ts";
import type { Note } from "../composer/note/note.rules.ts";
import { sayRefusal } from "../refusal.ts";
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

/** What can be done to conversations from here. */
export interface Commands {
  /** Shown at once. Answers whether it is one's own now. */
  claim(conversation: Conversation): Promise<boolean>;
  /** @throws what refused it, for the dialog to show in place */
  transfer(
    conversation: Conversation,
    target: Target,
    given: { reason: string; note: Note | undefined },
  ): Promise<void>;
  /** @throws what refused it, for the dialog to show in place */
  classify(
    conversation: Conversation,
    place: { inbox: Name; reason: Name | null },
    given: { assignToMe: boolean; note: Note | undefined },
  ): Promise<void>;
  /** The owner has seen what the customer wrote. */
  read(conversation: Conversation): Promise<void>;
}

export function useCommands(): Commands {
  const queries = useQueryClient();
  const { id, name } = useMe().member;
  return useMemo(() => commands(queries, { id, name }), [queries, id, name]);
}

function commands(queries: QueryClient, me: Name): Commands {
  /** Without a guess: what the dialog asked stands there until the server answers. */
  const asked = async (before: Conversation, send: () => Promise<Conversation | null>, words: string) => {
    let problem: unknown;
    const refused = (error: unknown) => {
      problem = error;
    };
    const outcome = await change(queries, me.id, { before, guess: {}, send, refused });
    if (outcome === "refused") throw problem;
    // What stays in sight shows by itself what was done.
    if (outcome === "out")
      notify({ tone: "answered", title: words, detail: i18next.t("conversations.act.out") });
  };
  return {
    async claim(before) {
      const guess = { owner: me, group: null, state: "active" } as const;
      const send = () => call(claim, { params: { id: before.id } });
      // Whoever lost the race no longer sees it, which the server says as it says of any it does not show.
      const refused = (error: unknown) => {
        const lost = error instanceof RefusalError && error.code === "NOT_FOUND";
        notify({ tone: "breach", title: lost ? i18next.t("refusals.ALREADY_OWNED") : sayRefusal(error) });
      };
      return (await change(queries, me.id, { before, guess, send, refused })) !== "refused";
    },
    async transfer(before, { member, group }, { reason, note }) {
      const body = {
        memberId: member?.id ?? null,
        groupId: group?.id ?? null,
        reason,
        seenOwnerId: before.owner?.id ?? null,
        ...(note && { comment: commentOf(note) }),
      };
      const send = () => call(transfer, { params: { id: before.id }, body });
      await asked(before, send, transferredWords(before, member, group));
    },
    async classify(before, { inbox, reason }, { assignToMe, note }) {
      const comment = note && { comment: commentOf(note) };
      const body = { inboxId: inbox.id, reasonId: reason?.id ?? null, assignToMe, ...comment };
      const send = () => call(move, { params: { id: before.id }, body });
      await asked(before, send, classifiedWords(before, inbox, reason));
    },
    async read(before) {
      putConversation(queries, { ...before, unread: 0 }, me.id);
      // Unseen by anybody else: where it fails, the next look at it does it again.
      await call(markRead, { params: { id: before.id } }).catch(() => {});
    },
  };
}

/** A comment as an endpoint takes it. */
export function commentOf({ text, mentions, chips }: Note) {
  return { text: text.trim(), mentionIds: stillNamed(text, mentions).map(({ id }) => id), chips: [...chips] };
}

function transferredWords({ inbox }: Conversation, member?: Name, group?: Name): string {
  if (member) return i18next.t("conversations.act.transferred", { name: member.name });
  if (group) return i18next.t("conversations.act.transferredTeam", { name: group.name });
  return i18next.t("conversations.act.returned", { inbox: inbox.name });
}

function classifiedWords(before: Conversation, inbox: Name, reason: Name | null): string {
  if (inbox.id !== before.inbox.id) return i18next.t("conversations.act.moved", { inbox: inbox.name });
  return reason
    ? i18next.t("conversations.act.reasonSet", { reason: reason.name })
    : i18next.t("conversations.act.reasonCleared");
}
