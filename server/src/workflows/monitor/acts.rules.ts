import type { RefusalCode } from "@relevo/contract/refusals.ts";
import type { RunState } from "@relevo/contract/workflow-runs.ts";
import type { Wakes } from "../facts.rules.ts";

/** What decides what a person may do to a run. */
export interface Standing {
  state: RunState;
  wakes: Wakes | null;
  /** Another run of its workflow is under way in its conversation. */
  rival: boolean;
  /** Its workflow was taken away. */
  removed: boolean;
}

/** For each act: true, or the refusal it meets. An answer from outside is waited for in any case. */
export function actsOn({
  state,
  wakes,
  rival,
  removed,
}: Standing): Record<"cancel" | "resume" | "retry", true | RefusalCode> {
  const active = state === "running" || state === "waiting";
  return {
    cancel: active || "RUN_OVER",
    resume: (state === "waiting" && wakes !== "call") || "RUN_OVER",
    retry: state !== "failed" || removed ? "RUN_OVER" : rival ? "RUN_ACTIVE" : true,
  };
}
