import type { Failure } from "@relevo/contract/refusals.ts";
import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Effect } from "../effects.rules.ts";
import type { RunNow, Wakes } from "../facts.rules.ts";

/** A step a run went through, or stands at. */
export interface Passed {
  n: number;
  step: string;
  kind: string;
  at: Date;
  /** Null: it stands there. */
  endedAt: Date | null;
  edge: string | null;
  why: StepWhy | null;
  failures: readonly Failure[];
}

/** What a run does next. */
export type Next =
  /** Apply it, then ask `conclude`. */
  | { kind: "act"; effect: Effect }
  /** `until` null: without end. `alert`: somebody has to be told that nobody is there. */
  | { kind: "wait"; until: Date | null; wakes: Wakes | null; alert: boolean }
  /** The next step is for the next transaction. */
  | { kind: "again" }
  | { kind: "end"; state: "completed" | "failed" | "cancelled"; why: StepWhy | null };

export interface Decision {
  run: RunNow;
  /** Steps left behind, and the one it stands at, if any, last. */
  passed: readonly Passed[];
  next: Next;
}
