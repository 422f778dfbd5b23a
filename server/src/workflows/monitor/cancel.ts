import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { actsOn } from "./acts.rules.ts";
import { cancelRuns } from "./cancel-runs.ts";
import { stillRun } from "./standing.ts";

/** Ends a run where it stands. @throws NOT_FOUND, RUN_OVER */
export async function cancel(tx: Tx, caller: Caller, id: string): Promise<void> {
  const answer = actsOn(await stillRun(tx, id)).cancel;
  if (answer !== true) refuse(answer);
  await cancelRuns(tx, caller, [id], { code: "cancelled", data: { by: caller.name } });
}
