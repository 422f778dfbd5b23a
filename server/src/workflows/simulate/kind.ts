import type { SimulationFilter } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { arm } from "../../deadlines/arm.ts";
import type { Callout, Kind } from "../../deadlines/kind.ts";
import type { Tx } from "../../platform/db.ts";

/** The kind of deadline that plays a simulation; its key is the simulation. */
export const simulateKindName = "simulate";
/** Ms in which whoever plays it has to be heard of, else it begins again: its process died. */
export const patience = 2 * 60_000;

/** One try at a simulation. */
export interface Attempt {
  account: string;
  id: string;
  workflow: string;
  attempt: number;
  definition: Definition;
  filter: SimulationFilter;
  /** History ends here. */
  at: Date;
}

/** Begins simulations that wait, and those whose process died, from their beginning. */
export function simulateKind(play: (attempt: Attempt) => Callout): Kind {
  return {
    name: simulateKindName,
    async fire(tx, due) {
      const begun = await begin(
        tx,
        due.map(({ key }) => key),
      );
      return begun.map((one) => play({ ...one, account: tx.account }));
    },
  };
}

async function begin(tx: Tx, ids: readonly string[]): Promise<Omit<Attempt, "account">[]> {
  const begun = await tx.rows<Omit<Attempt, "account">>(
    `update simulations set state = 'running', attempts = attempts + 1, done = 0, "of" = 0
     where account_id = $1 and id = any($2::uuid[]) and state in ('waiting', 'running')
     returning id, workflow_id as workflow, attempts as attempt, definition, filter, started_at as at`,
    [tx.account, ids],
  );
  const running = begun.map(({ id }) => id);
  if (running.length === 0) return [];
  await tx.rows("delete from simulated_runs where account_id = $1 and simulation_id = any($2)", [
    tx.account,
    running,
  ]);
  await stillThere(tx, running);
  return begun;
}

/** Whoever plays these is heard of: nobody begins them again for a while. */
export function stillThere(tx: Tx, ids: readonly string[]): Promise<void> {
  const dueAt = new Date(tx.at.getTime() + patience);
  return arm(
    tx,
    ids.map((key) => ({ kind: simulateKindName, key, dueAt })),
  );
}
