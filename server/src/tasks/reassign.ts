import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

/** Gives open tasks to others, as when somebody's work is handed over: what is over stays whose it was. */
export async function reassignTasks(
  tx: Tx,
  by: By,
  changes: readonly { task: string; owner: string | null }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = [...new Map(changes.map((change) => [change.task, change])).values()];
  const changed = await tx.rows<{
    id: string;
    from: string | null;
    to: string | null;
    contact: string;
    conversation: string | null;
  }>(
    `with was as (
       select k.id, k.owner_id, r.owner from jsonb_to_recordset($2::jsonb) as r(task uuid, owner uuid)
       join tasks k on k.account_id = $1 and k.id = r.task and k.done_at is null and k.cancelled_at is null
       where k.owner_id is distinct from r.owner order by k.id for update of k)
     update tasks k set owner_id = was.owner from was where k.account_id = $1 and k.id = was.id
     returning k.id, was.owner_id as "from", k.owner_id as "to", k.contact_id as contact, k.conversation_id as conversation`,
    [tx.account, JSON.stringify(rows)],
  );
  for (const { id, from, to, contact, conversation } of changed) {
    const place = { actor: actorOf(by), contact, ...(conversation ? { conversation } : {}) };
    record(tx, "task.changed", place, { task: id, fields: { owner: { from, to } } });
  }
}
