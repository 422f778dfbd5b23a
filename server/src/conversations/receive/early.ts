import type { Tx } from "../../platform/db.ts";

/** Puts what was told early about these messages back among the pending items. */
export async function replayEarly(tx: Tx, connection: string, externals: readonly string[]): Promise<void> {
  if (externals.length === 0) return;
  const again = await tx.rows(
    `with told as (delete from early_news where account_id = $1 and connection_id = $2 and target = any($3) returning item_id)
     update inbound_items i set state = 'pending' from told where i.id = told.item_id returning i.id`,
    [tx.account, connection, externals],
  );
  if (again.length > 0) tx.after(() => {});
}
