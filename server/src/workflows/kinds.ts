import { armDistribution } from "../assignment/arm-distribution.ts";
import type { Callout, Kind } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import type { Desk } from "../platform/desk.ts";
import { advanceRuns, type Call, callAgain, concludeRun } from "./advance.ts";
import { failRun } from "./fail.ts";
import { callOf } from "./http/calls.ts";
import { startKind, startRuns } from "./start.ts";
import { runKind } from "./write-runs.ts";

/** What starts runs and takes them on. A run whose step faults time and again has failed, for a person to see. */
export function runKinds(desk: Desk): Kind[] {
  const outside = (tx: Tx, calls: readonly Call[]): Callout[] =>
    calls.map(({ request, ...place }) =>
      callOf(desk, { account: tx.account, ...place }, request, { conclude: concludeRun, again: callAgain }),
    );
  return [
    {
      name: startKind,
      apart: true,
      inTurn: true,
      fire: async (tx, due) => outside(tx, await startRuns(tx, due)),
      park: (tx) => armDistribution(tx),
    },
    {
      name: runKind,
      apart: true,
      inTurn: true,
      fire: async (tx, due) =>
        outside(
          tx,
          await advanceRuns(
            tx,
            due.map(({ key }) => key),
          ),
        ),
      park: (tx, { key }, error) => failRun(tx, key, error),
    },
  ];
}
