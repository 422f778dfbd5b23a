import type { InboxPolicy } from "@relevo/contract/policies.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adopted, differing, policyFields, rebased, taken, valueIn } from "./fields.rules.ts";
import { guide, other } from "./sample.ts";

test("every rule of a policy stands in exactly one place of the page", () => {
  expect(new Set(policyFields).size).toBe(policyFields.length);
  const all = policyFields.reduce<InboxPolicy>((policy, field) => taken(policy, other, field), guide);
  expect({ ...all, preset: other.preset }).toEqual(other);
});

test("what differs is said field by field", () => {
  expect(differing(guide, guide)).toEqual([]);
  expect(differing(guide, other)).toEqual(policyFields);
  expect(differing(guide, { ...guide, close: { ...guide.close, ticket: true } })).toEqual(["close/ticket"]);
});

test("the order of a list and of an object's keys is no difference", () => {
  const turned: InboxPolicy = {
    ...guide,
    commentTriggers: [...guide.commentTriggers].reverse(),
    autoTicket: { stageId: "stage", funnelId: "funnel" },
  };
  expect(differing(guide, turned)).toEqual([]);
});

test("a number that is being typed is not none", () => {
  expect(differing({ ...guide, capacity: null }, { ...guide, capacity: Number.NaN })).toEqual(["capacity"]);
});

test("taking a field back leaves the others alone", () => {
  const changed = { ...guide, capacity: 3, stickyDays: 1 };
  expect(taken(changed, guide, "capacity")).toEqual({ ...guide, stickyDays: 1 });
});

const some = fc.subarray([...policyFields]);
const changedIn = (fields: readonly (typeof policyFields)[number][]) =>
  fields.reduce<InboxPolicy>((policy, field) => taken(policy, other, field), guide);

test("a save by somebody else loses neither their fields nor mine", () => {
  fc.assert(
    fc.property(some, some, (mine, theirs) => {
      const result = rebased(changedIn(mine), guide, changedIn(theirs));
      expect(result).toEqual(changedIn([...new Set([...mine, ...theirs])]));
    }),
  );
});

test("where both changed the same, mine stands for me to look at", () => {
  const result = rebased({ ...guide, capacity: 5 }, guide, { ...guide, capacity: 7, stickyDays: 2 });
  expect([result.capacity, result.stickyDays]).toEqual([5, 2]);
});

test("the preset follows the same way", () => {
  expect(rebased({ ...guide, preset: "small_team" }, guide, guide).preset).toBe("small_team");
  expect(rebased(guide, guide, { ...guide, preset: "small_team" }).preset).toBe("small_team");
});

test("a preset takes neither the inbox's hours nor its texts away", () => {
  const begun = { ...other, preset: "guide" as const };
  const result = adopted(begun, { ...guide, preset: "small_team" });
  for (const field of policyFields) {
    const own = ["calendarId", "greeting", "away"].includes(field);
    expect([field, valueIn(result, field)]).toEqual([field, valueIn(own ? begun : guide, field)]);
  }
});
