import type { Step, StepOf } from "@relevo/contract/workflow-steps.ts";
import { addOpen } from "../../calendars/hours.rules.ts";
import { answerOf } from "../ask.rules.ts";
import type { Effect } from "../effects.rules.ts";
import type { Facts, RunNow, Said } from "../facts.rules.ts";
import { fill } from "../words.rules.ts";
import { begin, ending, type Look, type Move, onward, over, wait } from "./move.rules.ts";

export function lookAtWait(look: Look<StepOf<"wait">>): Move {
  const { step, run, facts, now } = look;
  if (isWaiting(run)) return over(look) ? onward(ending(run)) : wait(look);
  return begin({ facts, now }, { until: untilOf(step, facts, now), wakes: null });
}

/** An answer counts by its own time: dated after the end it came too late, however late the look at it is. */
export function lookAtReply(look: Look<StepOf<"wait_reply">>): Move {
  const { step, run, facts, now } = look;
  if (run.wakes === null) return begin({ facts, now }, { until: untilOf(step, facts, now), wakes: step.of });
  const said = inTime(look, facts.since[step.of]);
  if (said) return { kind: "leave", edge: "reply", why: { code: "replied", data: { message: said.id } } };
  return over(look) ? { kind: "leave", edge: "timeout", why: ending(look.run) } : wait(look);
}

/** Asks, waits, checks, asks again. */
export function lookAtAsk(look: Look<StepOf<"ask">>): Move {
  const { step, run, facts } = look;
  if (run.wakes === null) return { kind: "act", effect: question(look, step.text) };
  const said = inTime(look, facts.since.contact);
  if (!said) return over(look) ? { kind: "leave", edge: "timeout", why: ending(look.run) } : wait(look);
  const answer = answerOf(step, said.text, facts.contact.phone);
  if (answer) {
    const variables = { ...run.variables, [step.variable]: answer.value };
    const why = { code: "answered", data: { message: said.id } };
    if (step.fieldId === null) return onward(why, { variables });
    return { kind: "act", effect: keep(step.fieldId, answer.value, facts), run: { variables } };
  }
  const tries = (run.counts[step.id] ?? 0) + 1;
  const counts = { ...run.counts, [step.id]: tries };
  const why = { code: "no_answer", data: { message: said.id, tries } };
  if (tries >= step.attempts) return { kind: "leave", edge: "invalid", why, run: { counts } };
  return { kind: "act", effect: question(look, step.again || step.text), run: { counts } };
}

/** The question is on its way, or the answer is kept. */
export function afterAsking(step: StepOf<"ask">, effect: Effect | null, facts: Facts, now: Date): Move {
  if (effect?.kind === "field") return onward({ code: "answered" });
  const until = new Date(now.getTime() + (step.minutes ?? 0) * 60_000);
  return begin({ facts, now }, { until, wakes: "contact" });
}

function question({ step, run, facts, now }: Look<StepOf<"ask">>, text: string): Effect {
  const choices = step.answer === "choice" ? step.options : [];
  return { kind: "message", text: fill(text, facts, run.variables, now), choices };
}

function keep(field: string, answer: string, { fields }: Facts): Effect {
  const kind = fields.get(field)?.kind;
  if (kind === "number") return { kind: "field", field, value: Number(answer) };
  return { kind: "field", field, value: kind === "yes_no" ? answer === "yes" : answer };
}

function inTime({ run: { until } }: Look, said: Said | null): Said | null {
  return said && (until === null || said.at <= until) ? said : null;
}

/** The wait has begun: it is this step's, on this visit. */
function isWaiting({ walked, waited, enteredAt }: RunNow): boolean {
  return walked === 0 && waited !== null && waited.from >= enteredAt;
}

/** Null: the inbox's hours never come, and the wait ends by hand. */
function untilOf(step: Extract<Step, { kind: "wait" | "wait_reply" }>, facts: Facts, now: Date): Date | null {
  const ms = (step.minutes ?? 0) * 60_000;
  return addOpen(step.clock === "business" ? facts.hours : null, now, ms);
}
