import type { WorkflowDetail } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { found } from "../../platform/refusal.ts";
import { hookUrl } from "../hooks/hook.ts";
import { listed } from "./list.ts";
import { draftProblems } from "./problems.ts";
import { workflowRows } from "./rows.ts";

/** One workflow with its draft and what keeps it from being published. @throws NOT_FOUND */
export async function showDetail(
  tx: Tx,
  desk: Pick<Desk, "secrets" | "publicUrl">,
  id: string,
): Promise<WorkflowDetail> {
  const row = found((await workflowRows(tx, [id]))[0]);
  const called = row.draft.trigger?.kind === "webhook" || row.publishedTrigger === "webhook";
  return {
    ...listed(row),
    draft: row.draft,
    problems: await draftProblems(tx, id, row.draft),
    revision: row.revision,
    hookUrl: called ? hookUrl(desk, id, row.hook) : null,
  };
}
