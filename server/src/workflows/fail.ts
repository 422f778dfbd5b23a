import { armDistribution } from "../assignment/arm-distribution.ts";
import { actorOf } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { actingOf, openRuns } from "./runs.ts";

/** Its step faults whenever it is looked at: it ends there, with the error, and may be tried again by hand. */
export async function failRun(tx: Tx, id: string, error: string): Promise<void> {
  const [run] = await openRuns(tx, [id]);
  if (!run) return;
  const why = JSON.stringify({ code: "fault", data: { error } });
  await tx.rows(
    "update runs set state = 'failed', ended_at = $3, until = null, wakes = null, why = $4 where account_id = $1 and id = $2",
    [tx.account, id, tx.at, why],
  );
  await tx.rows(
    "update run_steps set ended_at = $3, why = $4 where account_id = $1 and run_id = $2 and ended_at is null",
    [tx.account, id, tx.at, why],
  );
  const { now, contact, conversation } = run;
  const actor = actorOf({ account: tx.account, rule: "workflow", runs: [actingOf(run)] });
  const place = { actor, contact, ...(conversation !== null && { conversation }) };
  record(tx, "run.failed", place, {
    workflow: now.workflow,
    run: id,
    step: now.step ?? "",
    codes: ["FAULT"],
  });
  await armDistribution(tx);
}
