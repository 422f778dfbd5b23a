import { type ConversationRow, sightOf } from "../conversations/rows.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";

export interface Ownership {
  row: ConversationRow;
  owner: string | null;
  group: string | null;
}

/**
 * Gives conversations, whose contacts are locked, to a person or a queue: the one writer of owner, group
 * and state. One event each, with what decides who sees it before and after.
 */
export async function own(
  tx: Tx,
  actor: Actor,
  how: "claim" | "reply" | "manual",
  changes: readonly Ownership[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ row, owner, group }) => ({
    id: row.id,
    owner,
    group: owner ? null : group,
    state: owner ? "active" : "queued",
  }));
  await tx.rows(
    `update conversations c set owner_id = r.owner, group_id = r."group", state = r.state,
       queued_at = case when c.state <> 'queued' and r.state = 'queued' then $2 else c.queued_at end
     from jsonb_to_recordset($3::jsonb) as r(id uuid, owner uuid, "group" uuid, state text)
     where c.account_id = $1 and c.id = r.id`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  changes.forEach(({ row }, i) => {
    const next = rows[i];
    if (!next) return;
    const from = sightOf(row);
    const to = { inbox: row.inbox_id, owner: next.owner, group: next.group, state: next.state };
    const place = { actor, contact: row.contact_id, conversation: row.id };
    record(tx, "conversation.assigned", place, { from, to, how });
  });
}
