import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { Effect, Outcome } from "../effects.rules.ts";
import type { Facts, RunNow } from "../facts.rules.ts";
import { withNobody } from "./assign.rules.ts";
import type { Decision } from "./decision.rules.ts";
import { lookAt } from "./look.rules.ts";
import { type Move, onward } from "./move.rules.ts";
import type { Pool } from "./pool.rules.ts";
import { afterAsking } from "./waits.rules.ts";
import { arrive, endHere, fall, leave, stand, stepOf, type Walk } from "./walk.rules.ts";

export { freshRun } from "./walk.rules.ts";

/**
 * What a run does next: it goes through waits that are over, branches and jumps until a step acts, waits, or the run
 * ends. Pure: the same facts give the same decision, live or simulated; only what it gives is counted in the pool.
 */
export function decide(definition: Definition, run: RunNow, facts: Facts, pool: Pool, now: Date): Decision {
  let walk: Walk | Decision = { definition, run, passed: [], facts, now };
  const { conversation } = facts;
  if (definition.endsWithConversation && conversation && ended.includes(conversation.state))
    return endHere(walk, "completed", { code: "conversation_ended" });
  if (run.step === null) walk = arrive(walk, definition.first);
  for (;;) {
    if ("next" in walk) return walk;
    const step = stepOf(definition, walk.run.step);
    if (!step) return endHere(walk, "failed", { code: "step_gone" });
    walk = take(walk, lookAt({ step, run: walk.run, facts, pool, now }));
  }
}

/**
 * What follows from an effect (null: from an answer to what was asked outside), with the facts it was decided on. A step
 * that acts or chooses is for the next transaction, which sees what this one did.
 */
export function conclude(
  definition: Definition,
  run: RunNow,
  effect: Effect | null,
  outcome: Outcome,
  facts: Facts,
  now: Date,
): Decision {
  const variables = { ...run.variables, ...outcome.variables };
  const walk: Walk = { definition, run: { ...run, variables }, passed: [], facts, now };
  const step = stepOf(definition, run.step);
  if (!step) return endHere(walk, "failed", { code: "step_gone" });
  const came = take(walk, after(step, effect, outcome, facts, now));
  if ("next" in came) return came;
  const following = stepOf(definition, came.run.step);
  // A wait asks for nothing this act changed but whose it is now: it begins at once, without a transaction of its own.
  if ((following?.kind === "wait" || following?.kind === "wait_reply") && effect?.kind !== "move") {
    const look = { step: following, run: came.run, facts: handed(facts, effect), pool: nobody, now };
    const waiting = take(came, lookAt(look));
    if ("next" in waiting) return waiting;
  }
  return stand(came, { kind: "again" });
}

const nobody: Pool = { agents: [], turns: new Map() };

function handed(facts: Facts, effect: Effect | null): Facts {
  const { conversation } = facts;
  if (effect?.kind !== "assign" || !conversation) return facts;
  return { ...facts, conversation: { ...conversation, owner: effect.member } };
}

const ended = ["closed", "discarded", "merged"];

function after(step: Step, effect: Effect | null, outcome: Outcome, facts: Facts, now: Date): Move {
  const gave = step.kind === "assign" && effect?.kind === "assign";
  // Nobody was there: where it waits for them matters less than that it does.
  if (gave && effect.member === null && step.to.kind !== "queue") return withNobody(step, facts, now);
  if (!outcome.done) return { kind: "fall", failures: outcome.failures };
  if (step.kind === "ask") return afterAsking(step, effect, facts, now);
  return onward(
    gave && effect.member !== null ? { code: "assigned", data: { member: effect.member } } : null,
  );
}

function take(walk: Walk, move: Move): Walk | Decision {
  const moved: Walk = { ...walk, run: { ...walk.run, ...move.run } };
  switch (move.kind) {
    case "leave":
      return leave(moved, move);
    case "fall":
      return fall(moved, move.failures);
    case "end":
      return endHere(moved, move.state, move.why);
    case "wait":
      return stand(moved, move.next, move.why);
    case "act":
      return stand(moved, { kind: "act", effect: move.effect });
  }
}
