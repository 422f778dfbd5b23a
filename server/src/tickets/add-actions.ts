import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

/**
 * Adds conversations' histories to their tickets: each once, however often it is asked and by however many at a time.
 * A closed ticket takes it too: what was said belongs to it.
 */
export async function addConversationActions(
  tx: Tx,
  by: By,
  items: readonly { ticket: string; conversation: string; contact: string }[],
): Promise<void> {
  if (items.length === 0) return;
  const added = await tx.rows<{ ticket: string; conversation: string }>(
    `insert into ticket_actions (account_id, ticket_id, conversation_id, at)
     select $1::uuid, ticket, conversation, $2::timestamptz
     from jsonb_to_recordset($3::jsonb) as r(ticket uuid, conversation uuid)
     on conflict do nothing returning ticket_id as ticket, conversation_id as conversation`,
    [tx.account, tx.at, JSON.stringify(items)],
  );
  for (const { ticket, conversation } of added) {
    const item = items.find((one) => one.ticket === ticket && one.conversation === conversation);
    if (!item) continue;
    const place = { actor: actorOf(by), contact: item.contact, conversation };
    record(tx, "ticket.action_added", place, { ticket });
  }
}
