import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { endSimulation } from "./end.ts";

/** Ends a simulation; what it found until then stays. Who is at it hears of it with its next page. @throws NOT_FOUND, RUN_OVER */
export async function cancelSimulation(tx: Tx, caller: Caller, id: string): Promise<void> {
  const ended = await endSimulation(tx, actorOf(caller), {
    id,
    state: "cancelled",
    report: null,
    attempt: null,
  });
  if (ended) return;
  const [row] = await tx.rows("select from simulations where account_id = $1 and id = $2", [tx.account, id]);
  found(row);
  refuse("RUN_OVER");
}
