import type { Workflow } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import { type WorkflowRow, workflowRows } from "./rows.ts";

/** All workflows, by name. */
export async function listAll(tx: Tx): Promise<Workflow[]> {
  return (await workflowRows(tx)).map(listed);
}

/** What the list shows of one. */
export function listed(row: WorkflowRow): Workflow {
  const { draft: _, revision: __, publishedTrigger: ___, hook: ____, ...shown } = row;
  return { ...shown, updatedAt: row.updatedAt.toISOString() };
}
