import type { ConversationState } from "@relevo/contract/conversations.ts";

/** Open to messages: the customer may still be answered in it. */
export const openStates = ["queued", "active", "snoozed"] as const satisfies readonly ConversationState[];
/** The same, for a condition in SQL that the partial indexes know. */
export const openSql = "('queued', 'active', 'snoozed')";

export function isOpen(state: string): boolean {
  return (openStates as readonly string[]).includes(state);
}
