import { arm } from "../../deadlines/arm.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { resumedAt } from "../decide/move.rules.ts";
import { actsOn } from "./acts.rules.ts";
import { placeOf, stillRun } from "./standing.ts";

/** Ends a wait as if its time had come: one for a reply is timed out. @throws NOT_FOUND, RUN_OVER where it waits no more */
export async function resume(tx: Tx, caller: Caller, id: string): Promise<void> {
  const run = await stillRun(tx, id);
  const answer = actsOn(run).resume;
  if (answer !== true) refuse(answer);
  await tx.rows(
    `update runs set until = $3, counts = counts || jsonb_build_object('${resumedAt}', n) where account_id = $1 and id = $2`,
    [tx.account, id, tx.at],
  );
  await arm(tx, [{ kind: "run", key: id, dueAt: tx.at, contact: run.contact }]);
  record(tx, "run.resumed", { actor: actorOf(caller), ...placeOf(run) }, { workflow: run.workflow, run: id });
}
