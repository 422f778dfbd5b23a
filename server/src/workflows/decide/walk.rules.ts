import type { Failure } from "@relevo/contract/refusals.ts";
import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import type { Decision, Passed } from "./decision.rules.ts";

/** Steps a run may go through without a wait, and in all. */
export const mostWalked = 100;
export const mostSteps = 1000;

/** A run on its way through a definition, with the steps it leaves behind. */
export interface Walk {
  definition: Definition;
  run: RunNow;
  passed: readonly Passed[];
  facts: Facts;
  now: Date;
}
export interface Left {
  edge: string | null;
  to?: string;
  why?: StepWhy | null;
  failures?: readonly Failure[];
}
type State = Extract<Decision["next"], { kind: "end" }>["state"];

/** A run before its first step. */
export function freshRun(
  begun: Pick<RunNow, "id" | "workflow" | "version" | "variables"> & { at: Date },
): RunNow {
  const { at, ...named } = begun;
  return {
    ...named,
    step: null,
    n: 0,
    walked: 0,
    enteredAt: at,
    until: null,
    wakes: null,
    heard: { contact: null, member: null },
    waited: null,
    given: [],
    counts: {},
  };
}

export function stepOf({ steps }: Definition, id: string | null): Step | undefined {
  return steps.find((step) => step.id === id);
}

/** Comes to a step; null: there is none, and the run ends. */
export function arrive(walk: Walk, id: string | null): Walk | Decision {
  const { run, now } = walk;
  const step = stepOf(walk.definition, id);
  if (!step) return end(walk, "completed", null);
  if (run.walked >= mostWalked || run.n >= mostSteps)
    return end({ ...walk, run: { ...run, walked: 0 } }, "failed", { code: "limit", data: { steps: run.n } });
  // What a step counted on an earlier visit does not count on this one; a jump's times do.
  const counts = step.kind === "jump" ? run.counts : { ...run.counts, [step.id]: 0 };
  const came = { step: step.id, n: run.n + 1, walked: run.walked + 1, enteredAt: now, counts };
  return { ...walk, run: { ...run, ...came, until: null, wakes: null } };
}

/** Leaves its step by an edge. */
export function leave(walk: Walk, left: Left): Walk | Decision {
  const edges = stepOf(walk.definition, walk.run.step)?.edges ?? {};
  return arrive(behind(walk, left), left.to ?? edges[left.edge ?? ""] ?? null);
}

/** A refusal goes on by its own edge, if there is one; else the run has failed. */
export function fall(walk: Walk, failures: readonly Failure[]): Walk | Decision {
  const step = stepOf(walk.definition, walk.run.step);
  const edge = step?.kind === "close" ? "refused" : "failure";
  const why = { code: "refused", data: { codes: failures.map(({ code }) => code) } };
  if (step?.edges[edge]) return leave(walk, { edge, why, failures });
  return end(behind(walk, { edge: null, why, failures }), "failed", why);
}

/** Ends at its step, which is left by no edge. */
export function endHere(walk: Walk, state: State, why: StepWhy): Decision {
  return end(behind(walk, { edge: null, why }), state, why);
}

function end({ run, passed }: Walk, state: State, why: StepWhy | null): Decision {
  return { run: { ...run, until: null, wakes: null }, passed, next: { kind: "end", state, why } };
}

/** It stays where it is. */
export function stand(walk: Walk, next: Decision["next"], why: StepWhy | null = null): Decision {
  return {
    run: walk.run,
    passed: [...walk.passed, { ...standing(walk), why }],
    next,
  };
}

function behind(walk: Walk, { edge, why = null, failures = [] }: Left): Walk {
  if (walk.run.step === null) return walk;
  return { ...walk, passed: [...walk.passed, { ...standing(walk), endedAt: walk.now, edge, why, failures }] };
}

function standing({ definition, run }: Walk): Passed {
  const kind = stepOf(definition, run.step)?.kind ?? "";
  return {
    n: run.n,
    step: run.step ?? "",
    kind,
    at: run.enteredAt,
    endedAt: null,
    edge: null,
    why: null,
    failures: [],
  };
}
