import fc from "fast-check";
import { expect, test } from "vitest";
import { hueOf, initials } from "./initials.ts";

test.each([
  ["Ana Torres", "AT"],
  ["  diego  de la  vega ", "DV"],
  ["Ñusta", "Ñ"],
  ["(Elena) Ruiz", "ER"],
  ["+54 9 11 5555", "55"],
  ["李小龍", "李"],
  ["🙂", "?"],
  ["", "?"],
])("%j is %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a hue is stable and in range for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 12 }), (text, count) => {
      const hue = hueOf(text, count);
      expect(hue).toBe(hueOf(text, count));
      expect(hue).toBeGreaterThanOrEqual(0);
      expect(hue).toBeLessThan(count);
    }),
  );
});
