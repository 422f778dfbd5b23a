import { expect, test } from "vitest";
import { shareOf } from "./share.rules.ts";

test.each([
  [0, 0, null],
  [0, 4, 0],
  [1, 4, 25],
  [1, 3, 33],
  [1, 1000, 1],
  [999, 1000, 99],
  [4, 4, 100],
])("%i of %i is %s %%", (part, all, share) => {
  expect(shareOf(part, all)).toBe(share);
});
