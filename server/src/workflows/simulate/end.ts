import type { Simulation, SimulationReport } from "@relevo/contract/simulations.ts";
import { disarm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { type ActorAt, record } from "../../platform/events.ts";
import { simulateKindName } from "./kind.ts";

/**
 * Ends a simulation that is under way; false: it has ended already.
 * @param attempt of the one that ends itself: another one may have begun since
 */
export async function endSimulation(
  tx: Tx,
  actor: ActorAt,
  {
    id,
    state,
    report,
    attempt,
  }: {
    id: string;
    state: Extract<Simulation["state"], "done" | "cancelled" | "failed">;
    report: SimulationReport | null;
    attempt: number | null;
  },
): Promise<boolean> {
  const [ended] = await tx.rows<{ workflow: string }>(
    `update simulations set state = $3, report = $4, ended_at = $5, done = case when $3 = 'done' then "of" else done end
     where account_id = $1 and id = $2 and state in ('waiting', 'running') and ($6::int is null or attempts = $6)
     returning workflow_id as workflow`,
    [tx.account, id, state, report && JSON.stringify(report), tx.at, attempt],
  );
  if (!ended) return false;
  await disarm(tx, simulateKindName, [id]);
  record(tx, "simulation.ended", { actor }, { workflow: ended.workflow, simulation: id, state });
  return true;
}
