import type { Tx } from "../../platform/db.ts";

/**
 * Remembers items that speak of messages which are not there yet. The answer to a send may give one of them its
 * id this very moment: both sides lock the id first, so that either the note sees the message, or the message
 * sees the note.
 */
export async function noteEarly(
  tx: Tx,
  connection: string,
  early: readonly { target: string; itemId: number }[],
): Promise<void> {
  if (early.length === 0) return;
  const targets = [...new Set(early.map(({ target }) => target))].sort();
  await lockIds(tx, connection, targets);
  await tx.rows(
    `insert into early_news (account_id, connection_id, target, item_id)
     select $1, $2, target, "itemId" from jsonb_to_recordset($3::jsonb) as r(target text, "itemId" bigint)
     on conflict do nothing`,
    [tx.account, connection, JSON.stringify(early)],
  );
  const came = await tx.rows<{ id: string }>(
    "select external_id as id from messages where account_id = $1 and connection_id = $2 and external_id = any($3)",
    [tx.account, connection, targets],
  );
  await replayEarly(
    tx,
    connection,
    came.map(({ id }) => id),
  );
}

/** Taken before a message gets its outside id: see `noteEarly`. */
export function lockIds(tx: Tx, connection: string, ids: readonly string[]): Promise<unknown> {
  return tx.rows(
    "select pg_advisory_xact_lock(hashtextextended($1 || id, 11)) from unnest($2::text[]) with ordinality r(id, n) order by n",
    [connection, ids],
  );
}

/** Puts what was told early about these messages back in the queue. */
export async function replayEarly(tx: Tx, connection: string, externals: readonly string[]): Promise<void> {
  if (externals.length === 0) return;
  const again = await tx.rows(
    `with told as (delete from early_news where account_id = $1 and connection_id = $2 and target = any($3) returning item_id)
     insert into inbound_queue (account_id, connection_id, item_id) select $1, $2, item_id from told
     on conflict do nothing returning item_id`,
    [tx.account, connection, externals],
  );
  if (again.length > 0) tx.wake("receive");
}
