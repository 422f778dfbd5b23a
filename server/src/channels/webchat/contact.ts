import type { Tx } from "../../platform/db.ts";

/** The contact a visitor has become by writing, or null. */
export async function contactOfVisitor(tx: Tx, visitor: string): Promise<string | null> {
  const [row] = await tx.rows<{ contact: string }>(
    "select contact_id as contact from identities where account_id = $1 and kind = 'visitor' and value = $2",
    [tx.account, visitor],
  );
  return row?.contact ?? null;
}
