import { arm } from "../../deadlines/arm.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { actsOn } from "./acts.rules.ts";
import { placeOf, stillRun } from "./standing.ts";

/**
 * A failed run tries the step it failed at again and goes on from there.
 * @throws NOT_FOUND, RUN_OVER where it did not fail, RUN_ACTIVE
 */
export async function retry(tx: Tx, caller: Caller, id: string): Promise<void> {
  const run = await stillRun(tx, id);
  const answer = actsOn(run).retry;
  if (answer !== true) refuse(answer);
  // A visit of its own: what failed stays told, and its tries do not count.
  await unlessTaken("RUN_ACTIVE", () =>
    tx.rows(
      `update runs set state = 'running', ended_at = null, why = null, until = null, wakes = null, entered_at = $3,
         n = n + 1, counts = case when step is null then counts else counts - step end
       where account_id = $1 and id = $2`,
      [tx.account, id, tx.at],
    ),
  );
  await arm(tx, [{ kind: "run", key: id, dueAt: tx.at, contact: run.contact }]);
  record(tx, "run.retried", { actor: actorOf(caller), ...placeOf(run) }, { workflow: run.workflow, run: id });
}
