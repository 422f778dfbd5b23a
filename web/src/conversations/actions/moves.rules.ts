import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Inbox, Reason } from "@relevo/contract/inboxes.ts";

/**
 * The reasons under which a conversation may be moved to an inbox; null is none. Whoever takes it out of
 * Global says why the customer writes, where the inbox has reasons to choose from.
 */
export function movesTo(
  inbox: Inbox,
  inboxes: readonly Inbox[],
  conversation: Pick<Conversation, "inbox">,
): (Reason | null)[] {
  const leaves = inbox.id !== conversation.inbox.id && leavesGlobal(inboxes, conversation);
  const reasons = [...inbox.reasons].sort((one, other) => one.position - other.position);
  return leaves && reasons.length > 0 ? reasons : [null, ...reasons];
}

/** Whether it is in Global, which it leaves only with a reason. */
export function leavesGlobal(
  inboxes: readonly Pick<Inbox, "id" | "global">[],
  { inbox }: Pick<Conversation, "inbox">,
): boolean {
  return inboxes.some(({ id, global }) => id === inbox.id && global);
}
