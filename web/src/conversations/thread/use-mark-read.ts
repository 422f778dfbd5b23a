import type { Conversation } from "@relevo/contract/conversations.ts";
import { useEffect, useSyncExternalStore } from "react";
import { useMe } from "../../people/me.ts";
import { useCommands } from "../actions/commands.ts";

/** The owner who looks at the end of the thread has seen what the customer wrote. */
export function useMarkRead(conversation: Conversation, atEnd: boolean): void {
  const me = useMe().member.id;
  const { read } = useCommands();
  const looking = useSyncExternalStore(subscribe, isLooked);
  const due = looking && atEnd && conversation.unread > 0 && conversation.owner?.id === me;
  useEffect(() => {
    if (due) void read(conversation);
  }, [due, read, conversation]);
}

function isLooked(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

function subscribe(changed: () => void) {
  window.addEventListener("focus", changed);
  window.addEventListener("blur", changed);
  document.addEventListener("visibilitychange", changed);
  return () => {
    window.removeEventListener("focus", changed);
    window.removeEventListener("blur", changed);
    document.removeEventListener("visibilitychange", changed);
  };
}
