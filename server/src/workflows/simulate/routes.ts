import * as contract from "@relevo/contract/simulations.ts";
import type { Tx } from "../../platform/db.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { found } from "../../platform/refusal.ts";
import { cancelSimulation } from "./cancel.ts";
import { simulationRows } from "./rows.ts";
import { simulatedRunDetail, simulatedRunsPage } from "./runs.ts";
import { simulateDraft } from "./simulate.ts";

/** How many of a workflow are listed. */
const latest = 20;

export const simulateRoutes: Route[] = [
  command(contract.simulate, async (tx, { params, body }, { caller }) =>
    shown(tx, await simulateDraft(tx, caller, params.id, body)),
  ),
  query(contract.listSimulations, async (tx, { params }) => {
    const [there] = await tx.rows(
      "select from workflows where account_id = $1 and id = $2 and removed_at is null",
      [tx.account, params.id],
    );
    found(there);
    const rows = await simulationRows(tx, { workflow: params.id, limit: latest });
    return { items: rows.map(({ definition: _, ...row }) => row) };
  }),
  query(contract.showSimulation, async (tx, { params }) => one(tx, params.id)),
  command(contract.cancelSimulation, async (tx, { params }, { caller }) => {
    await cancelSimulation(tx, caller, params.id);
    return shown(tx, params.id);
  }),
  query(contract.simulatedRuns, (tx, { params, query }) => simulatedRunsPage(tx, params.id, query)),
  query(contract.showSimulatedRun, (tx, { params }) => simulatedRunDetail(tx, params.id)),
];

async function one(tx: Tx, id: string) {
  return found((await simulationRows(tx, { ids: [id] }))[0]);
}
async function shown(tx: Tx, id: string) {
  const { definition: _, ...row } = await one(tx, id);
  return row;
}
