import fc from "fast-check";
import { expect, test } from "vitest";
import { inBase, inLargest, lengthUnits, unitsFrom } from "./length.rules.ts";

test.each([
  [10, "minute", { amount: 10, unit: "minute" }],
  [240, "minute", { amount: 4, unit: "hour" }],
  [90, "minute", { amount: 90, unit: "minute" }],
  [1440, "minute", { amount: 1, unit: "day" }],
  [48, "hour", { amount: 2, unit: "day" }],
  [7, "day", { amount: 7, unit: "day" }],
  [0, "hour", { amount: 0, unit: "hour" }],
] as const)("%i in %ss", (value, base, said) => {
  expect(inLargest(value, base)).toEqual(said);
});

test("what is shown is what was meant", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), fc.constantFrom(...lengthUnits), (value, base) => {
      const { amount, unit } = inLargest(value, base);
      expect(inBase(String(amount), unit, base)).toBe(value);
      expect(unitsFrom(base)).toContain(unit);
    }),
  );
});

test.each(["", " ", "1.5", "-3", "1e3", "dos", "99999999"])("%j is no length", (text) => {
  expect(inBase(text, "hour", "minute")).toBeNaN();
});
