import type { Failure } from "@relevo/contract/refusals.ts";
import type { Problem } from "@relevo/contract/workflows.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record } from "../../platform/events.ts";
import { Refusal, refuse } from "../../platform/refusal.ts";
import { ensureHook } from "../hooks/hook.ts";
import { armSchedule } from "../schedule/arm.ts";
import { heldWorkflow, holdWorkflows } from "./held.ts";
import { draftProblems } from "./problems.ts";

/**
 * Puts the draft in force as a version that never changes; runs under way go on with theirs.
 * @throws NOT_FOUND, CONFLICT when somebody saved since, INVALID for each problem of the draft
 */
export async function publishDraft(
  tx: Tx,
  desk: Pick<Desk, "secrets">,
  caller: Caller,
  id: string,
  revision: number,
): Promise<void> {
  // All of them: another one that goes into force or away meanwhile could close a circle of workflows, or break a call.
  await holdWorkflows(tx);
  const held = await heldWorkflow(tx, id);
  if (held.revision !== revision) refuse("CONFLICT");
  const problems = await draftProblems(tx, id, held.draft);
  if (problems.length > 0) throw new Refusal(problems.map(failure));
  const version = (held.version ?? 0) + 1;
  await tx.rows(
    `insert into workflow_versions (account_id, workflow_id, version, definition, at, by_id)
     select account_id, id, $3, draft, $4, $5 from workflows where account_id = $1 and id = $2`,
    [tx.account, id, version, tx.at, caller.member],
  );
  await tx.rows(
    `update workflows set state = 'published', version = $3, published_revision = revision,
       trigger = draft->'trigger'->>'kind', updated_at = $4, updated_by = $5
     where account_id = $1 and id = $2`,
    [tx.account, id, version, tx.at, caller.member],
  );
  if (held.draft.trigger?.kind === "webhook") await ensureHook(tx, desk, id);
  await armSchedule(tx, id, held.draft);
  record(tx, "workflow.published", { actor: actorOf(caller) }, { workflow: id, version });
}

function failure({ pointer, problem, data }: Problem): Failure {
  return { code: "INVALID", pointer: `/draft${pointer}`, data: { ...data, problem } };
}
