import type { Tx } from "../platform/db.ts";
import { found, refuse } from "../platform/refusal.ts";

/** Who is given a task must be there to do it. @throws NOT_FOUND, TARGET_INACTIVE */
export async function mustBeActive(tx: Tx, owner: string | null): Promise<void> {
  if (owner === null) return;
  const [row] = await tx.rows<{ active: boolean; role: string }>(
    "select active, role from members where account_id = $1 and id = $2 for key share",
    [tx.account, owner],
  );
  if (!found(row).active || row?.role === "viewer") refuse("TARGET_INACTIVE");
}
