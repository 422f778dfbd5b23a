import type { Tx } from "../../platform/db.ts";
import { timeKind } from "./arm.ts";

/**
 * Keeps time rules that wait for something other than time: armed, but for no instant. Without the row a rule that has
 * done its work in this stay could not be told from one that has not.
 */
export async function parkTimers(tx: Tx, timers: readonly { key: string; contact: string }[]): Promise<void> {
  if (timers.length === 0) return;
  await tx.rows(
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select $1, $2, key, 'infinity', contact from jsonb_to_recordset($3::jsonb) as r(key text, contact uuid) order by key
     on conflict (account_id, kind, key) do update set due_at = excluded.due_at, contact_id = excluded.contact_id`,
    [tx.account, timeKind, JSON.stringify(timers)],
  );
}
