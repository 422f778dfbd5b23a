import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { isOpen } from "../../calendars/hours.rules.ts";
import { holds } from "../conditions.rules.ts";
import { lookAtAssign } from "./assign.rules.ts";
import { effectOf } from "./effect.rules.ts";
import { type Look, type Move, onward, over, wait } from "./move.rules.ts";
import { lookAtAsk, lookAtReply, lookAtWait } from "./waits.rules.ts";

/** What the step a run stands at says is next. */
export function lookAt(look: Look): Move {
  const { step } = look;
  switch (step.kind) {
    case "assign":
      return lookAtAssign({ ...look, step });
    case "wait":
      return lookAtWait({ ...look, step });
    case "wait_reply":
      return lookAtReply({ ...look, step });
    case "ask":
      return lookAtAsk({ ...look, step });
    case "branch":
      return lookAtBranch({ ...look, step });
    case "hours":
      return lookAtHours({ ...look, step });
    case "jump":
      return lookAtJump({ ...look, step });
    case "http":
      return lookAtCall({ ...look, step });
    default: {
      const effect = effectOf({ ...look, step });
      return effect ? { kind: "act", effect } : { kind: "fall", failures: [{ code: "INVALID" }] };
    }
  }
}

function lookAtBranch({ step, run, facts, now }: Look<StepOf<"branch">>): Move {
  const met = step.branches.find(({ when }) => holds(when, facts, run.variables, now));
  return { kind: "leave", edge: met?.id ?? "else", why: { code: met ? "holds" : "none_holds" } };
}

function lookAtHours({ step, facts, now }: Look<StepOf<"hours">>): Move {
  const hours = step.calendarId === null ? facts.hours : (facts.calendars.get(step.calendarId) ?? null);
  return { kind: "leave", edge: isOpen(hours, now) ? "open" : "closed", why: { code: "hours" } };
}

/** Jumps are bounded: past its times the run goes on by `next`. */
function lookAtJump({ step, run }: Look<StepOf<"jump">>): Move {
  const times = (run.counts[step.id] ?? 0) + 1;
  if (times > step.times || step.to === null)
    return onward({ code: "jumped_enough", data: { times: step.times } });
  const counts = { ...run.counts, [step.id]: times };
  return {
    kind: "leave",
    edge: "to",
    to: step.to,
    why: { code: "jumped", data: { times } },
    run: { counts },
  };
}

/** Calls lost with their process, beyond the tries a step is given. */
const mostLost = 3;
/** Ms after a call's own time by which it is lost with its process: it may have stood in line for the others. */
const standing = 60_000;

/** Waits for its answer; one that never came was lost with its process, and is asked again under the same key. */
function lookAtCall(look: Look<StepOf<"http">>): Move {
  const { step, run, now } = look;
  if (run.wakes === "call" && !over(look)) return wait(look);
  const tries = (run.counts[step.id] ?? 0) + 1;
  if (tries > step.retries + 1 + mostLost) return { kind: "fall", failures: [{ code: "CALL_FAILED" }] };
  const effect = effectOf(look);
  if (effect?.kind !== "http") return { kind: "fall", failures: [{ code: "INVALID" }] };
  const until = new Date(now.getTime() + effect.request.timeoutMs + standing);
  const counts = { ...run.counts, [step.id]: tries };
  return { kind: "act", effect, run: { counts, until, wakes: "call" } };
}
