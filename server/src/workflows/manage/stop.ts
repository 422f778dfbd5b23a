import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { cancelRuns } from "../monitor/cancel-runs.ts";
import { disarmSchedule } from "../schedule/arm.ts";
import { stillWorkflow } from "./still.ts";

/**
 * Starts no run any more. Those under way are cancelled, or go on to their end; these may be cancelled later by
 * stopping it once more.
 * @throws NOT_FOUND, NOT_PUBLISHED
 */
export async function stop(tx: Tx, caller: Caller, id: string, runs: "cancel" | "finish"): Promise<void> {
  const { held, active } = await stillWorkflow(tx, id);
  const leftover = held.state === "stopped" && runs === "cancel" && active.length > 0;
  if (held.state !== "published" && !leftover) refuse("NOT_PUBLISHED");
  await tx.rows(
    "update workflows set state = 'stopped', updated_at = $3, updated_by = $4 where account_id = $1 and id = $2",
    [tx.account, id, tx.at, caller.member],
  );
  await disarmSchedule(tx, id);
  const cancelled = runs === "cancel" ? await cancelRuns(tx, caller, active, { code: "stopped" }) : 0;
  record(tx, "workflow.stopped", { actor: actorOf(caller) }, { workflow: id, cancelled });
}
