import fc from "fast-check";
import { expect, test } from "vitest";
import { widthAfter } from "./width.rules.ts";

const bounds = { least: 280, most: 520 };

test.each([
  [340, 16, 356],
  [340, -520, 280],
  [340, 520, 520],
  [340, 0.4, 340],
])("%i moved by %i is %i", (width, by, expected) => {
  expect(widthAfter(width, by, bounds)).toBe(expected);
});

test("however it is dragged, the list stays usable", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (width, by) => {
      const after = widthAfter(width, by, bounds);
      expect(after).toBeGreaterThanOrEqual(bounds.least);
      expect(after).toBeLessThanOrEqual(bounds.most);
    }),
  );
});
