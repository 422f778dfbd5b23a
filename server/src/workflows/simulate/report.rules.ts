import type { SimulatedAct, SimulationReport } from "@relevo/contract/simulations.ts";
import { simulatedActs } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { caveatsOf } from "./caveats.rules.ts";
import type { Trial } from "./play.rules.ts";
import type { Timeline } from "./timeline.rules.ts";

/** Counts as it goes: what is counted is let go. */
export interface Tally {
  looked: number;
  runs: number;
  acts: Record<SimulatedAct, number>;
  steps: Map<string, { entered: number; edges: Record<string, number> }>;
  was: number[];
  would: number[];
  diverged: boolean;
}

export function emptyTally(): Tally {
  const acts = Object.fromEntries(simulatedActs.map((act) => [act, 0])) as Record<SimulatedAct, number>;
  return { looked: 0, runs: 0, acts, steps: new Map(), was: [], would: [], diverged: false };
}

/** A conversation is through. */
export function tally(sum: Tally, timeline: Timeline, trials: readonly Trial[]): void {
  sum.looked += 1;
  sum.runs += trials.length;
  for (const act of new Set(trials.flatMap(({ acts }) => [...acts]))) sum.acts[act] += 1;
  for (const { step, edge } of trials.flatMap(({ passed }) => [...passed.values()])) {
    const known = sum.steps.get(step) ?? { entered: 0, edges: {} };
    known.entered += 1;
    if (edge !== null) known.edges[edge] = (known.edges[edge] ?? 0) + 1;
    sum.steps.set(step, known);
  }
  sum.diverged ||= trials.some(({ divergedAt }) => divergedAt !== null);
  const { wasMs, wouldMs } = firstResponse(timeline, trials);
  if (wasMs !== null) sum.was.push(wasMs);
  if (wouldMs !== null) sum.would.push(wouldMs);
}

/** @param late it ended before all were looked at */
export function reportOf(
  sum: Tally,
  definition: Definition,
  { truncated, late }: { truncated: boolean; late: boolean },
): SimulationReport {
  const { looked, runs, acts, was, would, diverged } = sum;
  return {
    looked,
    runs,
    acts,
    steps: [...sum.steps].map(([step, counts]) => ({ step, ...counts })),
    firstResponse: { was: spreadOf(was), would: spreadOf(would) },
    caveats: caveatsOf(definition, { diverged, late }),
    truncated,
  };
}

/**
 * From the opening to a person's first reply, as it was; and as it would have been, as far as that can be told: words
 * of the desk itself are nobody's reply, whoever it had been given to is taken to answer when somebody did, and what
 * the draft had closed before is answered by nobody.
 */
export function firstResponse(
  { conversation, spoken }: Timeline,
  trials: readonly Trial[],
): { wasMs: number | null; wouldMs: number | null } {
  const reply = spoken.find(
    ({ author, delivery, tried, at }) =>
      !tried &&
      (author === "member" || author === "phone") &&
      delivery !== "failed" &&
      at >= conversation.openedAt,
  );
  if (!reply) return { wasMs: null, wouldMs: null };
  const wasMs = reply.at.getTime() - conversation.openedAt.getTime();
  const closed = trials.some(({ closedAt }) => closedAt !== null && closedAt < reply.at);
  return { wasMs, wouldMs: closed ? null : wasMs };
}

/** Between the two nearest, as PostgreSQL's `percentile_cont`. */
function spreadOf(values: readonly number[]): { p50: number | null; p90: number | null } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
  };
  return { p50: at(0.5), p90: at(0.9) };
}
