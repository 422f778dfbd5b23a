import type { Secret } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";

/** The names of an account's secrets, in their order; never their values. */
export async function secretsOf(tx: Tx): Promise<Secret[]> {
  const rows = await tx.rows<{ id: string; name: string; updated_at: Date }>(
    "select id, name, updated_at from workflow_secrets where account_id = $1 order by name",
    [tx.account],
  );
  return rows.map(({ id, name, updated_at }) => ({ id, name, updatedAt: updated_at.toISOString() }));
}
