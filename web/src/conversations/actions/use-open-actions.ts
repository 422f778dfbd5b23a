import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import type { RefusalCode } from "@relevo/contract/refusals.ts";
import { ArrowRightLeft, Headset, MessageSquareLock, Reply, UserRoundPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../design/action.ts";
import { useActions } from "../../shell/actions.ts";
import { useCommands } from "./commands.ts";

/** What can be done to the open conversation, each once: as a button, in the menu, the command bar, by key. */
export interface OpenActions {
  claim: Action;
  assign: Action;
  move: Action;
  reply: Action;
  comment: Action;
}

interface Ways {
  /** Opens the dialog to assign or to move. */
  ask(what: "assign" | "move"): void;
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
  const commands = useCommands();
  // Whoever only reads is not shown what only others can do.
  const works = can?.comment === true;
  const refusal = (may: true | RefusalCode) => {
    if (may === true) return undefined;
    if (may === "FORBIDDEN") return t("conversations.act.ownerOnly");
    const owner = conversation?.owner?.name;
    return may === "ALREADY_OWNED" && owner
      ? t("conversations.act.refused.ownedBy", { owner })
      : t(`refusals.${may}`);
  };
  const actions: OpenActions = {
    claim: {
      id: "conversation.claim",
      label: "conversations.act.claim",
      icon: Headset,
      shortcut: "g",
      visible: works && conversation?.owner === null,
      refusal: can && refusal(can.claim),
      run: () => conversation && void commands.claim(conversation).then((done) => done && claimed()),
    },
    assign: {
      id: "conversation.assign",
      label: "conversations.act.assign",
      icon: UserRoundPlus,
      shortcut: "a",
      visible: works,
      refusal: can && refusal(can.assign),
      run: () => ask("assign"),
    },
    move: {
      id: "conversation.move",
      label: "conversations.act.move",
      icon: ArrowRightLeft,
      shortcut: "m",
      visible: works,
      refusal: can && refusal(can.move),
      run: () => ask("move"),
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
  };
  useActions(Object.values(actions));
  return actions;
}
