import fc from "fast-check";
import { expect, test } from "vitest";
import { beginningOf, periods, readMonitor, writeMonitor } from "./place.rules.ts";

test.each([
  [{}, { days: 30 }],
  [{ days: 7 }, { days: 7 }],
  [
    { days: "90", state: "failed" },
    { days: 90, state: "failed" },
  ],
  [{ days: 12, state: "odd" }, { days: 30 }],
  [
    { step: "wait", edge: "next" },
    { days: 30, step: "wait", edge: "next" },
  ],
  [{ edge: "next" }, { days: 30 }],
  [{ step: ["a"], state: 3 }, { days: 30 }],
])("%j reads as %j", (search, place) => {
  expect(readMonitor(search)).toEqual(place);
});

test("what is written reads the same", () => {
  const some = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...periods), some, some, (days, step, edge) => {
      const place = { days, state: undefined, step, edge: step === undefined ? undefined : edge };
      expect(readMonitor(writeMonitor(place))).toEqual(place);
    }),
  );
});

test("a period's beginning stays the same all hour long", () => {
  const at = (time: string) => beginningOf(7, Date.parse(`2026-11-21T${time}Z`));
  expect(at("12:00:00")).toBe("2026-11-14T12:00:00.000Z");
  expect(at("12:59:59")).toBe(at("12:00:00"));
});
