import fc from "fast-check";
import { expect, test } from "vitest";
import { waitBefore } from "./backoff.rules.ts";

test.each([
  [0, 0, 250],
  [0, 1, 500],
  [3, 1, 4000],
  [50, 1, 20_000],
])("after %i failures, by chance %d: %i ms", (failures, chance, expected) => {
  expect(waitBefore(failures, chance)).toBe(expected);
});

test("never less than half of what it may be, never past 20 s", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.nat(100), chance, (failures, by) => {
      const wait = waitBefore(failures, by);
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(20_000);
    }),
  );
});
