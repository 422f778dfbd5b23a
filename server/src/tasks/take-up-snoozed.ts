import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

/** Conversations that were set aside come back to their owner's list: one of their tasks came due. */
export async function takeUpSnoozed(tx: Tx, by: By, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return;
  const rows = await tx.rows<{
    id: string;
    contact: string;
    inbox: string;
    owner: string | null;
    group: string | null;
  }>(
    `update conversations set state = 'active', snoozed_until = null
     where account_id = $1 and id = any($2::uuid[]) and state = 'snoozed'
     returning id, contact_id as contact, inbox_id as inbox, owner_id as owner, group_id as "group"`,
    [tx.account, conversations],
  );
  for (const { id, contact, inbox, owner, group } of rows) {
    const from = { inbox, owner, group, state: "snoozed" };
    const place = { actor: actorOf(by), contact, conversation: id };
    record(tx, "conversation.unsnoozed", place, { from, to: { ...from, state: "active" }, by: "task" });
  }
}
