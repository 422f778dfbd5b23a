import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import { problemsOf } from "../check/check.rules.ts";
import { knownOf } from "../check/known.ts";

/** What keeps a workflow's draft from being published, by what exists now. */
export async function draftProblems(tx: Tx, id: string, draft: Definition): Promise<Problem[]> {
  return problemsOf(draft, await knownOf(tx, id));
}
