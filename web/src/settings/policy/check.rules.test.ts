import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { expect, test } from "vitest";
import { wrongFields } from "./check.rules.ts";
import { guide, other } from "./sample.ts";

test.each<[string, InboxPolicy, ReturnType<typeof wrongFields>]>([
  ["the guide", guide, {}],
  ["every rule another", other, {}],
  ["nothing typed", { ...guide, capacity: Number.NaN }, { capacity: "capacity" }],
  ["too many at once", { ...guide, capacity: 201 }, { capacity: "capacity" }],
  ["no limit", { ...guide, capacity: null }, {}],
  ["never sticky", { ...guide, stickyDays: 0 }, {}],
  [
    "a target of nothing",
    { ...guide, targets: { ...guide.targets, firstReplyMinutes: 0 } },
    { "targets/firstReplyMinutes": "number" },
  ],
  ["no way to close", { ...guide, close: { ...guide.close, anyOf: [] } }, { "close/anyOf": "evidence" }],
  ["a greeting of blanks", { ...guide, greeting: { on: true, text: "  " } }, { greeting: "text" }],
  ["an empty one that is off", { ...guide, away: { on: false, text: "" } }, {}],
])("%s", (_, policy, wrong) => {
  expect(wrongFields(policy)).toEqual(wrong);
});
