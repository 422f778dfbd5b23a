import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found } from "../platform/refusal.ts";
import { mayPrioritise } from "./can.rules.ts";
import { allow, held } from "./load.ts";

export interface Priority {
  id: string;
  /** Before the rest of its queue, or in its turn. */
  ahead: boolean;
}

/** Puts conversations before the rest of their queues, or back into their turn. @throws NOT_FOUND, ALREADY_OWNED, NOT_OPEN */
export async function prioritiseConversations(tx: Tx, by: By, inputs: readonly Priority[]): Promise<void> {
  const rows = await held(
    tx,
    by,
    inputs.map(({ id }) => id),
  );
  const changed = inputs.filter(({ id, ahead }) => {
    const row = found(rows.get(id));
    allow(mayPrioritise(by, row), { owner: row.owner_name });
    return row.priority !== ahead;
  });
  if (changed.length === 0) return;
  await tx.rows(
    `update conversations c set priority = r.ahead from jsonb_to_recordset($2::jsonb) as r(id uuid, ahead boolean)
     where c.account_id = $1 and c.id = r.id`,
    [tx.account, JSON.stringify(changed)],
  );
  for (const { id, ahead } of changed) {
    const place = { actor: actorOf(by), contact: found(rows.get(id)).contact_id, conversation: id };
    record(tx, "conversation.priority_changed", place, { from: !ahead, to: ahead });
  }
}
