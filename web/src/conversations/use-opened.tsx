import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { type ReactNode, useState } from "react";
import type { Shown } from "../live/cache.ts";
import { AskedDialog, type Question } from "./actions/AskedDialog.tsx";
import { type OpenActions, useOpenActions } from "./actions/use-open-actions.ts";
import { useDrafts } from "./composer/drafts.ts";
import { focusComposer } from "./composer/focus.ts";
import { useShown } from "./use-shown.ts";

/** The open conversation as the thread and the details beside it share it. */
export interface Opened {
  conversation: Conversation | undefined;
  can: ConversationCan | undefined;
  /** All that is known about it, once it is there. */
  detail: NonNullable<Shown> | undefined;
  /** Out of one's sight, or never there. */
  gone: boolean;
  error: Error | null;
  again: () => void;
  actions: OpenActions;
  /** The question an action asks, while it does. */
  dialog: ReactNode;
}

export function useOpened(id: string): Opened {
  const shown = useShown(id);
  const { conversation, can } = shown;
  const [question, ask] = useState<Question>();
  const { setMode } = useDrafts(id);
  const actions = useOpenActions(conversation, can, {
    ask,
    write(mode) {
      setMode(mode);
      focusComposer();
    },
    claimed: () => focusComposer(),
  });
  const onClose = () => ask(undefined);
  const dialog = conversation && question && <AskedDialog {...{ question, conversation, onClose }} />;
  return { ...shown, actions, dialog };
}
