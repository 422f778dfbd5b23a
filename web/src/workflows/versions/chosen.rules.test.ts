import { expect, test } from "vitest";
import { chosenOf } from "./chosen.rules.ts";

const versions = [3, 2, 1];

test.each([
  ["the changed draft with what is in force", {}, true, { of: "draft", against: 3 }],
  ["what is in force with the one before", {}, false, { of: 3, against: 2 }],
  ["an earlier one with the one before it", { of: 2 }, true, { of: 2, against: 1 }],
  ["the first with nothing", { of: 1 }, true, { of: 1, against: null }],
  ["one with another", { of: "3", against: "1" }, true, { of: 3, against: 1 }],
  ["one with itself is one with the one before", { of: 2, against: 2 }, true, { of: 2, against: 1 }],
  ["what is not known is not asked for", { of: 9, against: "x" }, false, { of: 3, against: 2 }],
])("%s", (_, search, changed, compare) => {
  expect(chosenOf(search, { versions, changed })).toEqual(compare);
});

test("of what was never published there is the draft only", () => {
  expect(chosenOf({}, { versions: [], changed: true })).toEqual({ of: "draft", against: null });
});
