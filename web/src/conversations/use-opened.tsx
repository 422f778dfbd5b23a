import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { type OpenActions, useOpenActions } from "./actions/use-open-actions.ts";
import { useDrafts } from "./composer/drafts.ts";
import { focusComposer } from "./composer/focus.ts";
import { useShown } from "./use-shown.ts";

const AssignDialog = lazy(() => import("./actions/AssignDialog.tsx"));
const MoveDialog = lazy(() => import("./actions/MoveDialog.tsx"));

/** The open conversation as the thread and the details beside it share it. */
export interface Opened {
  conversation: Conversation | undefined;
  can: ConversationCan | undefined;
  /** Out of one's sight, or never there. */
  gone: boolean;
  error: Error | null;
  again: () => void;
  actions: OpenActions;
  /** The question an action asks, while it does. */
  dialog: ReactNode;
}

export function useOpened(id: string | undefined): Opened {
  const shown = useShown(id);
  const { conversation, can } = shown;
  const [asked, setAsked] = useState<{ id: string; what: "assign" | "move" }>();
  const { setMode } = useDrafts(id ?? "");
  const actions = useOpenActions(conversation, can, {
    ask: (what) => id !== undefined && setAsked({ id, what }),
    write(mode) {
      setMode(mode);
      focusComposer();
    },
    claimed: () => focusComposer(),
  });
  const onClose = () => setAsked(undefined);
  const asking = conversation && asked?.id === conversation.id ? asked.what : undefined;
  const dialog = conversation && (
    <Suspense>
      {asking === "assign" && <AssignDialog {...{ conversation, onClose }} />}
      {asking === "move" && <MoveDialog {...{ conversation, onClose }} />}
    </Suspense>
  );
  return { ...shown, actions, dialog };
}
