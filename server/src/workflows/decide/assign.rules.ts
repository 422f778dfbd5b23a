import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { isOpen } from "../../conversations/state.rules.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import { begin, type Look, type Move, onward, over, wait } from "./move.rules.ts";
import { give, pickAgent, turnsOf } from "./pool.rules.ts";

const nobody: StepWhy = { code: "nobody_eligible" };

/**
 * To whom it goes. A person's own hand during the last wait goes before: the run ends there, since what follows is about
 * a change of hands that did not happen. With nobody there it stays with its owner or in the queue, and waits.
 */
export function lookAtAssign(look: Look<StepOf<"assign">>): Move {
  const { step, run, facts, pool, now } = look;
  const { conversation: here } = facts;
  if (!here || !isOpen(here.state)) return { kind: "fall", failures: [{ code: "NOT_OPEN" }] };
  const waiting = run.wakes === "agent";
  const before = run.waited?.owner ?? null;
  if (waiting && before === null && here.owner !== null) return meanwhile(here.owner, run);
  if (step.unlessReassigned && reassigned(run, facts))
    return { kind: "end", state: "completed", why: { code: "reassigned" } };
  if (waiting && here.owner !== null && here.owner !== before) return meanwhile(here.owner, run);
  if (step.to.kind === "queue") {
    const there = here.owner === null && here.group === step.to.groupId;
    return there ? onward({ code: "already" }) : toQueue(step.to.groupId);
  }
  const except = step.excludeFailed ? [...run.given, ...(here.owner ? [here.owner] : [])] : [];
  const member = pickAgent(pool, { ...step, inbox: here.inbox, except });
  if (member !== null) {
    const turns = turnsOf({ to: step.to, inbox: here.inbox });
    give(pool, member, facts.contact.id, turns);
    const given = { given: [...new Set([...run.given, member])] };
    if (member === here.owner) return onward({ code: "already" }, given);
    return { kind: "act", effect: { kind: "assign", member, group: null, pool: turns }, run: given };
  }
  if (waiting) return over(look) ? { kind: "leave", edge: "timeout", why: nobody } : wait(look, nobody);
  const { to } = step;
  if (to.kind === "group" && here.owner === null && here.group !== to.groupId) return toQueue(to.groupId);
  return withNobody(step, facts, now);
}

/** Until somebody is there, or not at all. */
export function withNobody({ timeoutMinutes }: StepOf<"assign">, facts: Facts, now: Date): Move {
  if (timeoutMinutes === null) return { kind: "leave", edge: "timeout", why: nobody };
  const until = new Date(now.getTime() + timeoutMinutes * 60_000);
  return begin({ facts, now }, { until, wakes: "agent", alert: true }, nobody);
}

function toQueue(group: string | null): Move {
  return { kind: "act", effect: { kind: "assign", member: null, group, pool: null } };
}

/** Somebody has it by other ways: the same is reached. */
function meanwhile(owner: string, { given }: RunNow): Move {
  return onward(
    { code: "assigned_meanwhile", data: { member: owner } },
    { given: [...new Set([...given, owner])] },
  );
}

/** A person gave it to somebody else since the last wait began. In the instant it began, only if hands changed since. */
function reassigned({ waited }: RunNow, { handed, conversation }: Facts): boolean {
  if (!waited || !handed?.byPerson) return false;
  const since = handed.at.getTime() - waited.from.getTime();
  return since > 0 || (since === 0 && (conversation?.owner ?? null) !== waited.owner);
}
