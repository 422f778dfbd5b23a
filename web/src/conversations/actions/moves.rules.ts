import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Inbox, Reason } from "@relevo/contract/inboxes.ts";

/**
 * The reasons under which a conversation may be moved to an inbox; null is none. Whoever takes it out of
 * Global says why the customer writes, where the inbox has reasons to choose from.
 */
export function movesTo(
  inbox: Inbox,
  inboxes: readonly Inbox[],
  { inbox: own }: Pick<Conversation, "inbox">,
): (Reason | null)[] {
  const leavesGlobal = inbox.id !== own.id && inboxes.some(({ id, global }) => id === own.id && global);
  const reasons = [...inbox.reasons].sort((one, other) => one.position - other.position);
  return leavesGlobal && reasons.length > 0 ? reasons : [null, ...reasons];
}
