import { timeBases } from "@relevo/contract/resolution-rules.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideOccurrence, decideTime, dueAt, type TimeRule, type TimerFacts } from "./due.rules.ts";

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20);
const at = (hours: number) => new Date(start + hours * hour);
const twoDays = (basis: TimeRule["basis"], more: Partial<TimeRule> = {}): TimeRule => ({
  basis,
  waitMinutes: 48 * 60,
  resolution: "lost",
  archive: true,
  ...more,
});
const facts = (more: Partial<TimerFacts> = {}): TimerFacts => ({
  resolution: "none",
  enteredAt: at(0),
  changedAt: at(0),
  waiting: false,
  customerAt: null,
  answeredAt: null,
  activeAt: null,
  deferredAt: null,
  ...more,
});

describe("S4-16, S4-17: no customer message counts from the later of theirs and our answer to it", () => {
  test.each<[string, Partial<TimerFacts>, number | null]>([
    ["nothing said: from coming in", {}, 48],
    ["the customer wrote, and waits", { waiting: true, customerAt: at(47) }, null],
    ["answered at 50 h", { customerAt: at(47), answeredAt: at(50) }, 98],
    ["settled without an answer: from their message", { customerAt: at(47) }, 95],
    ["all of it before it came in", { customerAt: at(-9), answeredAt: at(-8) }, 48],
    [
      "an automatic message, a comment, a move of the card: nothing",
      { activeAt: at(40), changedAt: at(41) },
      48,
    ],
  ])("%s", (_, more, due) => {
    expect(dueAt(twoDays("no_customer_message"), facts(more))).toEqual(due === null ? null : at(due));
  });

  test("inbound at 47 h: void at 48 h; answered at 50 h: not a second later, at 98 h", () => {
    const rule = twoDays("no_customer_message");
    const written = facts({ waiting: true, customerAt: at(47) });
    expect(decideTime(rule, written, at(48))).toEqual({ kind: "void" });
    const answered = facts({ customerAt: at(47), answeredAt: at(50) });
    const second = new Date(at(50).getTime() + 1000);
    expect(decideTime(rule, answered, second)).toEqual({ kind: "until", at: at(98) });
    expect(decideTime(rule, answered, at(98))).toEqual({ kind: "act" });
  });
});

describe("S4-6: no activity counts from the last of anything", () => {
  test.each<[string, Partial<TimerFacts>, number]>([
    ["coming in", {}, 48],
    ["a message or a comment", { activeAt: at(10) }, 58],
    ["a change of the ticket", { activeAt: at(10), changedAt: at(12) }, 60],
    ["earlier ones do not matter", { activeAt: at(-10), changedAt: at(-12) }, 48],
  ])("%s", (_, more, due) => {
    expect(dueAt(twoDays("no_activity"), facts(more))).toEqual(at(due));
  });
});

describe("S4-15, S4-38: time in stage, and what is deferred", () => {
  test.each<[string, Partial<TimerFacts>, number]>([
    ["from coming in, whatever is said", { customerAt: at(40), answeredAt: at(41), activeAt: at(41) }, 48],
    [
      "deferred at 48 h, answered at 50 h",
      { deferredAt: at(48), customerAt: at(47), answeredAt: at(50) },
      98,
    ],
    ["deferred and settled: it is due", { deferredAt: at(48), customerAt: at(47) }, 48],
    ["an answer from before it was deferred", { deferredAt: at(48), answeredAt: at(47) }, 48],
  ])("%s", (_, more, due) => {
    expect(dueAt(twoDays("time_in_stage"), facts(more))).toEqual(at(due));
  });

  test.each(["time_in_stage", "no_activity"] as const)("%s: a customer who waits defers it", (basis) => {
    const waiting = facts({ waiting: true, customerAt: at(0) });
    expect(decideTime(twoDays(basis), waiting, at(48))).toEqual({ kind: "defer" });
    expect(decideTime(twoDays(basis), { ...waiting, waiting: false }, at(48))).toEqual({ kind: "act" });
  });
});

describe("what has a resolution", () => {
  const won = facts({ resolution: "won" });
  test("is never marked again by a timer, but it is archived", () => {
    expect(decideTime(twoDays("time_in_stage", { archive: false }), won, at(90))).toEqual({ kind: "idle" });
    expect(decideTime(twoDays("time_in_stage"), won, at(90))).toEqual({ kind: "act" });
    expect(decideOccurrence({ resolution: "lost", archive: false }, won)).toEqual({ kind: "idle" });
    expect(decideOccurrence({ resolution: "lost", archive: true }, won)).toEqual({ kind: "act" });
  });
});

const when = fc.integer({ min: -100, max: 200 }).map(at);
const maybe = fc.option(when, { nil: null });
const anyFacts = fc.record<TimerFacts>({
  resolution: fc.constantFrom("none", "won", "lost"),
  enteredAt: when,
  changedAt: when,
  waiting: fc.boolean(),
  customerAt: maybe,
  answeredAt: maybe,
  activeAt: maybe,
  deferredAt: maybe,
});
const anyRule = fc.record<TimeRule>({
  basis: fc.constantFrom(...timeBases),
  waitMinutes: fc.integer({ min: 1, max: 100_000 }),
  resolution: fc.constantFrom("won", "lost"),
  archive: fc.boolean(),
});

describe("always", () => {
  test("never before the whole wait since it came in; it acts exactly from when it said", () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, one) => {
        const due = dueAt(rule, one);
        if (due === null) return;
        expect(due.getTime()).toBeGreaterThanOrEqual(one.enteredAt.getTime() + rule.waitMinutes * 60_000);
        const before = decideTime(rule, one, new Date(due.getTime() - 1));
        expect(["until", "idle"]).toContain(before.kind);
        if (before.kind === "until") expect(before.at).toEqual(due);
        expect(["act", "defer", "idle"]).toContain(decideTime(rule, one, due).kind);
      }),
    );
  });

  test("S4-38: nobody who waits for an answer is acted on", () => {
    fc.assert(
      fc.property(anyRule, anyFacts, when, (rule, one, now) => {
        const waiting = { ...one, waiting: true };
        expect(decideTime(rule, waiting, now).kind).not.toBe("act");
        expect(decideOccurrence(rule, waiting).kind).not.toBe("act");
      }),
    );
  });
});
