import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  ArrowRightLeft,
  Headset,
  MessageSquareLock,
  Reply,
  Siren,
  Tag,
  Ticket,
  Workflow,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { useMe } from "../../people/me.ts";
import { useActions } from "../../shell/actions.ts";
import { shortcutsQuery } from "../../workflows/conversation/shortcuts-query.ts";
import { useCommands } from "./commands.ts";
import { type EndingActions, type EndingQuestion, useEndingActions } from "./use-ending-actions.ts";

/** What can be done to the open conversation, each once: as a button, in the menu, the command bar, by key. */
export interface OpenActions extends EndingActions {
  claim: Action;
  transfer: Action;
  escalate: Action;
  /** Takes it from whoever has it. */
  take: Action;
  classify: Action;
  reply: Action;
  comment: Action;
  /** Leads to its ticket. */
  ticket: Action;
  /** Starts a workflow by hand. */
  automate: Action;
}

/** Hand it to somebody chosen; the same with a comment and somebody named; take it oneself. */
export type TransferKind = "transfer" | "escalate" | "take";

interface Ways {
  /** Opens the dialog that asks what the act needs to know. */
  ask(question: TransferKind | EndingQuestion | "classify" | "automate"): void;
  /** Puts the cursor where one writes. */
  write(mode: "reply" | "comment"): void;
  /** It is one's own now: the button that had the focus is gone. */
  claimed(): void;
}

export function useOpenActions(
  conversation: Conversation | undefined,
  can: ConversationCan | undefined,
  { ask, write, claimed }: Ways,
): OpenActions {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ticketId = conversation?.ticket?.id;
  const commands = useCommands();
  // Whoever only reads is not shown what only others can do.
  const works = can?.comment === true;
  const me = useMe().member.id;
  const shortcuts = useQuery({ ...shortcutsQuery, enabled: works }).data;
  const mayTake = conversation?.owner != null && conversation.owner.id !== me;
  const refusal = (may: true | RefusalCode) => {
    if (may === true) return undefined;
    if (may === "FORBIDDEN") return t("conversations.act.ownerOnly");
    const owner = conversation?.owner?.name;
    return may === "ALREADY_OWNED" && owner
      ? t("conversations.act.refused.ownedBy", { owner })
      : t(`refusals.${may}`);
  };
  const endings = useEndingActions(conversation, can, ask, refusal);
  const actions: OpenActions = {
    ...endings,
    claim: {
      id: "conversation.claim",
      label: "conversations.act.claim",
      icon: Headset,
      shortcut: "g",
      visible: works && conversation?.owner === null && can.claim !== "NOT_OPEN",
      refusal: can && refusal(can.claim),
      run: () => conversation && void commands.claim(conversation).then((done) => done && claimed()),
    },
    transfer: {
      id: "conversation.transfer",
      label: "conversations.act.transfer",
      icon: ArrowRightLeft,
      shortcut: "t",
      visible: works,
      refusal: can && refusal(can.transfer),
      run: () => ask("transfer"),
    },
    escalate: {
      id: "conversation.escalate",
      label: "conversations.act.escalate",
      icon: Siren,
      visible: works,
      refusal: can && refusal(can.transfer),
      run: () => ask("escalate"),
    },
    take: {
      id: "conversation.take",
      label: "conversations.act.toMe",
      icon: Headset,
      shortcut: "a",
      visible: works && can.transfer === true && mayTake,
      run: () => ask("take"),
    },
    classify: {
      id: "conversation.classify",
      label: "conversations.act.classify",
      icon: Tag,
      shortcut: "m",
      visible: works,
      refusal: can && refusal(can.move),
      run: () => ask("classify"),
    },
    reply: {
      id: "conversation.reply",
      label: "conversations.act.reply",
      icon: Reply,
      shortcut: "r",
      visible: works,
      refusal: can && refusal(can.reply),
      run: () => write("reply"),
    },
    comment: {
      id: "conversation.comment",
      label: "conversations.act.comment",
      icon: MessageSquareLock,
      shortcut: "c",
      visible: works,
      run: () => write("comment"),
    },
    ticket: {
      id: "conversation.ticket",
      label: "conversations.about.openTicket",
      icon: Ticket,
      shortcut: "#",
      visible: ticketId !== undefined,
      run: () => ticketId && void navigate({ to: "/tickets/$ticketId", params: { ticketId } }),
    },
    automate: {
      id: "conversation.automate",
      label: "conversations.act.automate",
      icon: Workflow,
      // Where the company has none to start by hand there is nothing to ask.
      visible: works && conversation?.endedAt === null && shortcuts !== undefined && shortcuts.length > 0,
      run: () => ask("automate"),
    },
  };
  useActions(Object.values(actions));
  return actions;
}
