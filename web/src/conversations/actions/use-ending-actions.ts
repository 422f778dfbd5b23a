import { flag, settle, undoClose, unflag, unsettle, unsnooze } from "@relevo/contract/closing.ts";
import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { useQueryClient } from "@tanstack/react-query";
import {
  CircleCheckBig,
  Flag,
  FlagOff,
  MessageCircleOff,
  MessageCircleReply,
  Moon,
  Sun,
  Trash2,
  Undo2,
} from "lucide-react";
import type { Action } from "../../design/action.ts";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { putConversation } from "../../live/frames.ts";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { sayRefusal } from "../refusal.ts";

export type EndingQuestion = "close" | "discard" | "snooze" | "reopen";

/** What ends the open conversation, sets it aside, or takes that back. */
export interface EndingActions {
  close: Action;
  settle: Action;
  unsettle: Action;
  snooze: Action;
  unsnooze: Action;
  discard: Action;
  undoClose: Action;
  reopen: Action;
  flag: Action;
  unflag: Action;
}

export function useEndingActions(
  conversation: Conversation | undefined,
  can: ConversationCan | undefined,
  ask: (question: EndingQuestion) => void,
  refusal: (may: true | RefusalCode) => string | undefined,
): EndingActions {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const params = { id: conversation?.id ?? "" };
  const run = (send: () => Promise<Conversation>) => () =>
    void send()
      .then((after) => putConversation(queries, after, me))
      .catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) }))
      .finally(() => void queries.invalidateQueries({ queryKey: keys.shown(params.id) }));
  const may = (name: keyof ConversationCan) => can?.[name] === true;
  // What a role or a state rules out is not shown at all; what only this moment rules out says why.
  const works = can?.comment === true && conversation !== undefined;
  const state = conversation?.state;
  const alive = state === "queued" || state === "active" || state === "snoozed";
  const flagged = conversation?.flags.includes("unusual") ?? false;
  const lastInbound = conversation?.last?.direction === "in" ? conversation.last.id : undefined;
  return {
    close: {
      id: "conversation.close",
      label: state === "expired" ? "conversations.ending.finalise" : "conversations.ending.close",
      icon: CircleCheckBig,
      shortcut: "e",
      visible: works && (alive || state === "expired"),
      refusal: can && refusal(can.close),
      run: () => ask("close"),
    },
    settle: {
      id: "conversation.settle",
      label: "conversations.ending.settle",
      icon: MessageCircleOff,
      shortcut: "x",
      visible: works && may("settle") && lastInbound !== undefined,
      run: run(() => call(settle, { params, body: { messageId: lastInbound ?? "" } })),
    },
    unsettle: {
      id: "conversation.unsettle",
      label: "conversations.ending.unsettle",
      icon: MessageCircleReply,
      visible: works && may("unsettle"),
      run: run(() => call(unsettle, { params })),
    },
    snooze: {
      id: "conversation.snooze",
      label: "conversations.ending.snooze",
      icon: Moon,
      shortcut: "s",
      visible: works && alive && state !== "snoozed",
      refusal: can && refusal(can.snooze),
      run: () => ask("snooze"),
    },
    unsnooze: {
      id: "conversation.unsnooze",
      label: "conversations.ending.unsnooze",
      icon: Sun,
      visible: works && may("unsnooze"),
      run: run(() => call(unsnooze, { params })),
    },
    discard: {
      id: "conversation.discard",
      label: "conversations.ending.discard",
      icon: Trash2,
      visible: works && may("discard"),
      run: () => ask("discard"),
    },
    undoClose: {
      id: "conversation.undoClose",
      label: "conversations.ending.undoClose",
      icon: Undo2,
      visible: works && may("undoClose"),
      run: run(() => call(undoClose, { params })),
    },
    reopen: {
      id: "conversation.reopen",
      label: "conversations.ending.reopen",
      icon: Undo2,
      visible: works && may("reopen"),
      run: () => ask("reopen"),
    },
    flag: {
      id: "conversation.flag",
      label: "conversations.ending.flag",
      icon: Flag,
      visible: works && alive && !flagged,
      run: run(() => call(flag, { params: { ...params, trigger: "unusual" } })),
    },
    unflag: {
      id: "conversation.unflag",
      label: "conversations.ending.unflag",
      icon: FlagOff,
      visible: works && alive && flagged,
      run: run(() => call(unflag, { params: { ...params, trigger: "unusual" } })),
    },
  };
}
