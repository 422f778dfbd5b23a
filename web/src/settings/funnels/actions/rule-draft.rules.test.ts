import { type ResolutionRule, RuleBody } from "@relevo/contract/resolution-rules.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bodyOf,
  draftOf,
  minutesOf,
  missingIn,
  newDraft,
  type RuleDraft,
  switched,
} from "./rule-draft.rules.ts";

const target = {
  funnelId: "0197a000-0000-7000-8000-000000000001",
  stageId: "0197a000-0000-7000-8000-000000000002",
};
const whole: RuleDraft = { ...newDraft(target), trigger: "entry", resolution: "won", archive: false };

describe("what has to be chosen", () => {
  test("S4-10, S4-11, S4-31: a new rule has neither outcome nor archiving chosen", () => {
    expect(missingIn({ ...newDraft(target), trigger: "entry" })).toEqual(["resolution", "archive"]);
    expect(bodyOf({ ...newDraft(target), trigger: "entry" })).toBeUndefined();
  });
  test("when it is activated has to be chosen too", () => {
    expect(missingIn({ ...whole, trigger: null })).toEqual(["trigger"]);
  });
  test("S4-12: archiving needs funnel and stage to return to", () => {
    expect(missingIn({ ...whole, archive: true, returnTo: null })).toEqual(["returnTo"]);
    expect(missingIn({ ...whole, archive: false, returnTo: null })).toEqual([]);
  });
  test.each(["entry", "exit", "time", "periodic"] as const)("S4-20: %s asks the same", (trigger) => {
    const asked = missingIn({ ...newDraft(null), trigger, days: [1], archive: true });
    expect(asked).toEqual(["resolution", "returnTo"]);
  });
  test.each([Number.NaN, 0, 60 * 24 * 366 + 1])("S4-15: %d minutes are no time to wait", (waitMinutes) => {
    expect(missingIn({ ...whole, trigger: "time", waitMinutes })).toEqual(["waitMinutes"]);
    expect(missingIn({ ...whole, trigger: "entry", waitMinutes })).toEqual([]);
  });
  test("S4-18: a periodic rule needs a day and an hour", () => {
    expect(missingIn({ ...whole, trigger: "periodic", days: [], at: "" })).toEqual(["days", "at"]);
  });
});

describe("what is sent", () => {
  test("a rule that only marks returns nowhere, whatever was chosen before", () => {
    expect(bodyOf(whole)).toEqual({
      trigger: "entry",
      resolution: "won",
      archive: false,
      returnTo: null,
      active: true,
    });
  });
  test("days go in the order of the week", () => {
    expect(bodyOf({ ...whole, trigger: "periodic", days: [5, 1], at: "16:00" })).toMatchObject({
      days: [1, 5],
      at: 960,
    });
  });
  test("S4-14: a saved rule, opened and saved again, stays the same", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(bodyOf(draftOf(saved(body), null))).toEqual(body);
      }),
    );
  });
  test("S4-14: switching a rule sends the whole of it, without what only the server says", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(switched(saved(body), !body.active)).toEqual({ ...body, active: !body.active });
      }),
    );
  });
  test("whatever is sent is what the contract takes", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const body = bodyOf(draft);
        expect(body === undefined).toBe(missingIn(draft).length > 0);
        if (body) expect(RuleBody.parse(body)).toEqual(body);
      }),
    );
  });
});

test.each([
  ["09:00", 540],
  ["00:00", 0],
  ["23:59", 1439],
  ["", undefined],
  ["9:00", undefined],
])("%s is minute %s", (clock, minutes) => {
  expect(minutesOf(clock)).toBe(minutes);
});

const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((some) => some.toSorted());
const common = fc
  .record({ resolution: fc.constantFrom("won", "lost"), archive: fc.boolean(), active: fc.boolean() })
  .map((all) => ({ ...all, returnTo: all.archive ? target : null }));
const wait = fc.integer({ min: 1, max: 60 * 24 * 366 });
const basis = fc.constantFrom("no_customer_message", "no_activity", "time_in_stage");
const bodies: fc.Arbitrary<RuleBody> = fc.oneof(
  common.map((all) => ({ trigger: "entry" as const, ...all })),
  common.map((all) => ({ trigger: "exit" as const, ...all })),
  fc
    .tuple(common, wait, basis)
    .map(([all, waitMinutes, basis]) => ({ trigger: "time" as const, ...all, waitMinutes, basis })),
  fc
    .tuple(common, days, fc.integer({ min: 0, max: 1439 }))
    .map(([all, days, at]) => ({ trigger: "periodic" as const, ...all, days, at })),
);
const drafts: fc.Arbitrary<RuleDraft> = fc.record({
  trigger: fc.constantFrom("entry", "exit", "time", "periodic", null),
  resolution: fc.constantFrom("won", "lost", null),
  archive: fc.constantFrom(true, false, null),
  returnTo: fc.constantFrom(target, null),
  active: fc.boolean(),
  waitMinutes: fc.oneof(wait, fc.constant(Number.NaN)),
  basis,
  days: fc.oneof(days, fc.constant([])),
  at: fc.constantFrom("09:00", "16:00", ""),
});

function saved(body: RuleBody): ResolutionRule {
  return {
    ...body,
    id: target.stageId,
    stageId: target.stageId,
    updatedAt: "2026-11-22T10:00:00.000Z",
    updatedBy: null,
  };
}
