import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { exportWorkflow as shape } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { knownOf } from "../check/known.ts";
import { writeDocument } from "../document/write.ts";
import { workflowRows } from "./rows.ts";

/** The draft as a document that may be read, kept, and brought into another account. @throws NOT_FOUND */
export async function exportDraft(
  tx: Tx,
  id: string,
  { format }: Input<typeof shape>["query"],
): Promise<Output<typeof shape>> {
  const { name, draft } = found((await workflowRows(tx, [id]))[0]);
  const text = writeDocument(draft, name, await knownOf(tx, id), format);
  return { fileName: `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "-")}.${format}`, text };
}
