import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import { armDistribution } from "../../assignment/arm-distribution.ts";
import { disarm } from "../../deadlines/arm.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";

/** Ends runs where they stand, those of them that have not ended; their contacts are locked. Answers how many. */
export async function cancelRuns(tx: Tx, by: By, ids: readonly string[], why: StepWhy): Promise<number> {
  if (ids.length === 0) return 0;
  const ended = await tx.rows<{ id: string; workflow: string; contact: string; conversation: string | null }>(
    `update runs set state = 'cancelled', ended_at = $3, until = null, wakes = null, why = $4
     where account_id = $1 and id = any($2) and state in ('running', 'waiting')
     returning id, workflow_id as workflow, contact_id as contact, conversation_id as conversation`,
    [tx.account, ids, tx.at, JSON.stringify(why)],
  );
  const gone = ended.map(({ id }) => id);
  await tx.rows(
    "update run_steps set ended_at = $3 where account_id = $1 and run_id = any($2) and ended_at is null",
    [tx.account, gone, tx.at],
  );
  await disarm(tx, "run", gone);
  // What a run held back from distribution while it was at its first steps is handed out now.
  await armDistribution(tx);
  for (const { id, workflow, contact, conversation } of ended)
    record(
      tx,
      "run.cancelled",
      { actor: actorOf(by), contact, ...(conversation ? { conversation } : {}) },
      { workflow, run: id },
    );
  return ended.length;
}
