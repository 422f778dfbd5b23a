import type { SimulationReport } from "@relevo/contract/simulations.ts";
import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";
import type { Passed } from "../decide/decision.rules.ts";
import { mostInHour } from "../limits.ts";
import { drive } from "./drive.ts";
import { changesAfter, heldAt } from "./history/changes.ts";
import { groundOf } from "./history/ground.ts";
import { timelinesOf } from "./history/page.ts";
import { pickConversations } from "./history/pick.ts";
import { rangeOf } from "./history/range.ts";
import { hold, noHoldings } from "./holdings.rules.ts";
import type { KeptRun, Page } from "./keep.ts";
import type { Attempt } from "./kind.ts";
import type { Trial, World } from "./play.rules.ts";
import { emptyTally, firstResponse, reportOf, tally } from "./report.rules.ts";
import type { Timeline } from "./timeline.rules.ts";

/** Ms a simulation may take. */
const mostTime = 5 * 60_000;
/** Conversations after which a page is told, or ms. */
const pageSize = 200;
const pageTime = 1000;

/** Reads in a transaction of its own. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Plays a draft over history and tells its results by pages. Null: it was told to stop.
 * @param tell answers whether to go on
 */
export async function simulate(
  read: Read,
  { workflow, definition, filter, at }: Attempt,
  tell: (page: Page) => Promise<boolean>,
): Promise<SimulationReport | null> {
  const { trigger } = definition;
  if (!trigger) throw new Error("a draft without a trigger is not simulated");
  const [from, to] = [new Date(filter.from), new Date(filter.to)];
  const { picked, truncated } = await read((tx) => pickConversations(tx, trigger, filter));
  const { after } = await read((tx) => rangeOf(tx, from, to));
  const ground = await read((tx) => groundOf(tx, from));
  const world: World = {
    definition,
    workflow,
    filter,
    ground,
    holdings: noHoldings(),
    befell: new Map(),
    freed: false,
    begun: new Map(),
    mostInHour,
  };
  const loads = countsLoads(definition);
  if (loads) for (const one of await read((tx) => heldAt(tx, after, from))) hold(world.holdings, one, one);

  const begun = performance.now();
  const sum = emptyTally();
  const texts = asksTexts(definition);
  let runs: KeptRun[] = [];
  let [done, toldDone, toldAt, goesOn, late] = [0, 0, begun, true, false];
  const page = async () => {
    [toldDone, toldAt] = [done, performance.now()];
    goesOn = await tell({ done, of: picked.length, runs });
    runs = [];
  };
  const source = {
    timelines: (ids: readonly string[]) => read((tx) => timelinesOf(tx, ids, { workflow, texts })),
    changes: (order: number) => read((tx) => changesAfter(tx, workflow, order)),
  };
  await page();
  await drive(
    world,
    picked,
    source,
    { trigger, from, to, now: at, after, loads },
    {
      async through(timeline, trials, inScope) {
        done += 1;
        if (inScope) tally(sum, timeline, trials);
        runs.push(...trials.map((trial) => kept(timeline, trial)));
        if (done - toldDone >= pageSize || performance.now() - toldAt > pageTime) await page();
      },
      goesOn() {
        late ||= performance.now() - begun > mostTime;
        return goesOn && !late;
      },
    },
  );
  if (goesOn) await page();
  return goesOn ? reportOf(sum, definition, { truncated: truncated || late, late }) : null;
}

function kept(timeline: Timeline, trial: Trial): KeptRun {
  return {
    conversation: timeline.conversation.id,
    startedAt: trial.startedAt,
    endedAt: trial.endedAt,
    acts: [...trial.acts],
    divergedAt: trial.divergedAt,
    ...firstResponse(timeline, [trial]),
    steps: [...trial.passed.values()].map(stepOf),
  };
}
function stepOf({ at, endedAt, failures, ...step }: Passed): RunStep {
  return { ...step, at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null, failures: [...failures] };
}

/** Does anything ask how much people hold? */
function countsLoads({ steps }: Definition): boolean {
  return steps.some(
    (step) => step.kind === "assign" && (step.logic === "least_open" || step.capacity !== null),
  );
}
/** Does anything ask for what was said? */
function asksTexts(definition: Definition): boolean {
  return (
    definition.steps.some(({ kind }) => kind === "ask") ||
    /message\.(incoming|outgoing)\b/.test(JSON.stringify(definition))
  );
}
