import type { Failure } from "@relevo/contract/refusals.ts";
import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Effect } from "../effects.rules.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import type { Next } from "./decision.rules.ts";
import type { Pool } from "./pool.rules.ts";

/** What a step looks at. */
export interface Look<S extends Step = Step> {
  step: S;
  run: RunNow;
  facts: Facts;
  pool: Pool;
  now: Date;
}
/** What a step says is next; `run`: what of the run it changes. */
export type Move = { run?: Partial<RunNow> } /** `to`: where a jump leads; else where the edge does. */ & (
  | { kind: "leave"; edge: string; to?: string; why: StepWhy | null }
  | { kind: "fall"; failures: readonly Failure[] }
  | { kind: "act"; effect: Effect }
  | { kind: "wait"; next: Extract<Next, { kind: "wait" }>; why: StepWhy | null }
  | { kind: "end"; state: "completed" | "cancelled"; why: StepWhy }
);

/** By the way that is there when all went well. */
export function onward(why: StepWhy | null = null, run: Partial<RunNow> = {}): Move {
  return { kind: "leave", edge: "next", why, run };
}

/** Begins to wait: what is said from now on counts, and who has it now is who had it when the wait began. */
export function begin(
  { facts, now }: Pick<Look, "facts" | "now">,
  { until, wakes, alert = false }: { until: Date | null; wakes: RunNow["wakes"]; alert?: boolean },
  why: StepWhy | null = null,
): Move {
  const { said, conversation } = facts;
  const run: Partial<RunNow> = {
    until,
    wakes,
    walked: 0,
    heard: { contact: said.incoming?.id ?? null, member: said.outgoing?.id ?? null },
    waited: { from: now, owner: conversation?.owner ?? null },
  };
  return { kind: "wait", next: { kind: "wait", until, wakes, alert }, why, run };
}

/** Looked too early, or for nothing: it waits on as it did. */
export function wait({ run: { until, wakes } }: Pick<Look, "run">, why: StepWhy | null = null): Move {
  return { kind: "wait", next: { kind: "wait", until, wakes, alert: false }, why };
}

/** Among a run's counts, the visit whose wait a person ended: no step can be called so. */
export const resumedAt = "$resumed";
/** Why a wait is over: its time came, or a person said so. */
export function ending({ n, counts }: RunNow): StepWhy {
  return { code: counts[resumedAt] === n ? "resumed" : "time" };
}

/** Has its time come? */
export function over({ run: { until }, now }: Pick<Look, "run" | "now">): boolean {
  return until !== null && now >= until;
}
