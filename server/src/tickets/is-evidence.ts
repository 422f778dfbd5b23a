import type { Tx } from "../platform/db.ts";

/** Does a close that stands rest on this task or ticket? */
export async function isEvidence(tx: Tx, ref: string): Promise<boolean> {
  const rows = await tx.rows(
    "select from closures where account_id = $1 and evidence_ref = $2 and undone_at is null limit 1",
    [tx.account, ref],
  );
  return rows.length > 0;
}
