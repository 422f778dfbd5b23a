import type { Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

/** Refuses a list with an id that is not of the account: NOT_FOUND, whether it exists elsewhere or nowhere. */
export async function allOurs(tx: Tx, table: "inboxes" | "members", ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const rows = await tx.rows(`select from ${table} where account_id = $1 and id = any($2::uuid[])`, [
    tx.account,
    wanted,
  ]);
  if (rows.length < wanted.length) refuse("NOT_FOUND");
}
