import type { ResolutionRule, TimeBasis } from "@relevo/contract/resolution-rules.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";

/** What decides when a rule is due for a ticket that is in the rule's stage. */
export interface TimerFacts {
  resolution: Ticket["resolution"];
  enteredAt: Date;
  /** The last thing a person or a rule did to it. */
  changedAt: Date;
  /** A customer waits for a person's answer in one of its conversations. */
  waiting: boolean;
  /** The customer's last message in its conversations. */
  customerAt: Date | null;
  /** A person's last answer to the customer: the first message after theirs. */
  answeredAt: Date | null;
  /** The last message or comment of any side in its conversations. */
  activeAt: Date | null;
  /** The rule was due in this stay, and waited for our answer from then on. */
  deferredAt: Date | null;
}
/** The part of a rule that says what it does. */
export type Outcome = Pick<ResolutionRule, "resolution" | "archive">;
export type TimeRule = Outcome & { basis: TimeBasis; waitMinutes: number };

/**
 * `idle`: nothing is left for it to do · `until`: not yet · `void`: the customer waits for us, it counts from our
 * answer · `defer`: it is due, and waits until the customer is answered · `act`: now.
 */
export type TimerVerdict =
  | { kind: "idle" }
  | { kind: "until"; at: Date }
  | { kind: "void" }
  | { kind: "defer" }
  | { kind: "act" };

/** What a time rule does to a ticket at an instant. */
export function decideTime(rule: TimeRule, facts: TimerFacts, at: Date): TimerVerdict {
  if (!hasWork(rule, facts)) return { kind: "idle" };
  const due = dueAt(rule, facts);
  if (due === null) return { kind: "void" };
  if (due > at) return { kind: "until", at: due };
  return { kind: facts.waiting ? "defer" : "act" };
}

/** What a periodic rule does to a ticket at its occurrence. Deferred, it waits for the next one. */
export function decideOccurrence(
  rule: Outcome,
  facts: Pick<TimerFacts, "resolution" | "waiting">,
): TimerVerdict {
  if (!hasWork(rule, facts)) return { kind: "idle" };
  return { kind: facts.waiting ? "defer" : "act" };
}

/** When a time rule is due, by what is known now; null while the customer waits for us, whose silence cannot count. */
export function dueAt(rule: TimeRule, facts: TimerFacts): Date | null {
  const since = countsFrom(rule.basis, facts);
  return since && new Date(since.getTime() + rule.waitMinutes * minute);
}

/** A timer never marks again what has a resolution; it may archive it. */
export function hasWork(rule: Outcome, { resolution }: Pick<TimerFacts, "resolution">): boolean {
  return rule.archive || resolution === "none";
}

const minute = 60_000;

function countsFrom(basis: TimeBasis, facts: TimerFacts): Date | null {
  const { enteredAt, changedAt, customerAt, answeredAt, activeAt, deferredAt } = facts;
  switch (basis) {
    case "no_customer_message":
      return facts.waiting ? null : latest(enteredAt, customerAt, answeredAt);
    case "no_activity":
      return latest(enteredAt, changedAt, activeAt);
    case "time_in_stage":
      return latest(enteredAt, deferredAt && answeredAt && answeredAt > deferredAt ? answeredAt : null);
  }
}

function latest(first: Date, ...more: readonly (Date | null)[]): Date {
  return more.reduce<Date>((last, one) => (one && one > last ? one : last), first);
}
