import type { Failure } from "@relevo/contract/refusals.ts";
import type { SimulationFilter } from "@relevo/contract/simulations.ts";
import { arm } from "../../deadlines/arm.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { Refusal, refuseField } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { heldWorkflow } from "../manage/held.ts";
import { draftProblems } from "../manage/problems.ts";
import { conversationsNumbered } from "./history/pick.ts";
import { simulateKindName } from "./kind.ts";

/**
 * Promises to try the draft, as it is now, on the past. Answers the simulation's id.
 * @throws NOT_FOUND, INVALID for each problem of the draft or a time that ends before it begins or a number nobody has, SIMULATION_RUNNING
 */
export async function simulateDraft(
  tx: Tx,
  caller: Caller,
  workflow: string,
  filter: SimulationFilter,
): Promise<string> {
  const { draft } = await heldWorkflow(tx, workflow);
  if (new Date(filter.from) >= new Date(filter.to)) refuseField("/to");
  const known = await conversationsNumbered(tx, filter.numbers);
  const unknown = filter.numbers.findIndex((number) => !known.has(number));
  if (unknown >= 0) refuseField(`/numbers/${unknown}`);
  const problems = await draftProblems(tx, workflow, draft);
  if (problems.length > 0)
    throw new Refusal(
      problems.map(({ pointer, problem, data }): Failure => {
        return { code: "INVALID", pointer: `/draft${pointer}`, data: { ...data, problem } };
      }),
    );
  const id = newId();
  await unlessTaken("SIMULATION_RUNNING", () =>
    tx.rows(
      `insert into simulations (account_id, id, workflow_id, definition, filter, state, started_at, by_id)
       values ($1, $2, $3, $4, $5, 'waiting', $6, $7)`,
      [tx.account, id, workflow, JSON.stringify(draft), JSON.stringify(filter), tx.at, caller.member],
    ),
  );
  await arm(tx, [{ kind: simulateKindName, key: id, dueAt: tx.at }]);
  record(tx, "simulation.started", { actor: actorOf(caller) }, { workflow, simulation: id });
  return id;
}
