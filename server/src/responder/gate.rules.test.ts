import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayAnswer, mayLeave, type Silence, type Standing } from "./gate.rules.ts";

const waiting: Standing = {
  state: "queued",
  ticket: { state: "open", kind: "ai" },
  waits: true,
  last: "m1",
  answered: false,
};

describe("the gate", () => {
  test.each<[string, Partial<Standing>, true | Silence]>([
    ["S0-4: in an AI stage the AI answers", {}, true],
    ["also where somebody has it", { state: "active" }, true],
    ["S0-3: in a human stage it is silent", { ticket: { state: "open", kind: "human" } }, "human_stage"],
    ["without a ticket there is no stage", { ticket: null }, "no_ticket"],
    ["an archived ticket is over", { ticket: { state: "archived", kind: "ai" } }, "archived"],
    ["what ended or expired is not answered", { state: "expired" }, "ended"],
    ["a person answered", { waits: false }, "answered"],
    ["it answered itself", { answered: true }, "answered"],
    ["the customer never wrote", { last: null }, "answered"],
  ])("%s", (_, change, verdict) => {
    expect(mayAnswer({ ...waiting, ...change })).toBe(verdict);
  });

  test("what was said since it was asked has a turn of its own", () => {
    expect(mayAnswer(waiting, "m1")).toBe(true);
    expect(mayAnswer({ ...waiting, last: "m2" }, "m1")).toBe("newer");
  });

  test("S0-3: whatever else is so, nothing is answered nor leaves in a human stage", () => {
    const any = fc.record({
      state: fc.constantFrom("queued", "active", "snoozed", "expired", "closed"),
      ticket: fc.constantFrom<Standing["ticket"]>(
        { state: "open", kind: "human" },
        { state: "archived", kind: "human" },
      ),
      waits: fc.boolean(),
      last: fc.option(fc.constantFrom("m1", "m2")),
      answered: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.constantFrom("m1", "m2"), (standing, asked) => {
        expect(mayAnswer(standing, asked)).not.toBe(true);
        expect(mayLeave(standing)).not.toBe(true);
      }),
    );
  });
});
