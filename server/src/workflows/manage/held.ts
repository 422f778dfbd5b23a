import type { Definition, Workflow } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";

/** A workflow that is about to change. */
export interface HeldWorkflow {
  id: string;
  name: string;
  state: Workflow["state"];
  version: number | null;
  revision: number;
  draft: Definition;
}

/**
 * Two who change a workflow at once do it one after the other. What begins a run reads its row `for key share` while it
 * is published: `update` waits for those who are at it, and they for the end of this.
 * @throws NOT_FOUND
 */
export async function heldWorkflow(
  tx: Tx,
  id: string,
  strength: "no key update" | "update" = "no key update",
): Promise<HeldWorkflow> {
  const [row] = await tx.rows<HeldWorkflow>(
    `select id, name, state, version, revision, draft from workflows
     where account_id = $1 and id = $2 and removed_at is null for ${strength}`,
    [tx.account, id],
  );
  return found(row);
}

/** Holds all of an account's: how many there are and what starts what stays as it is. Answers their number. */
export async function holdWorkflows(tx: Tx): Promise<number> {
  await tx.rows(
    "select from workflows where account_id = $1 and removed_at is null order by id for no key update",
    [tx.account],
  );
  const [row] = await tx.rows<{ count: number }>(
    "select count(*)::int as count from workflows where account_id = $1 and removed_at is null",
    [tx.account],
  );
  return found(row).count;
}
