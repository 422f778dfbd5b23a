import { expect, test } from "vitest";
import { alertAt, waitsSince } from "./alert.rules.ts";
import { type Holding, requeueAt } from "./requeue.rules.ts";

const now = new Date("2027-03-01T12:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const owner = { active: true, online: false, lastSeen: at(-20), since: at(-60) };
const holding = (given: Partial<NonNullable<Holding["owner"]>> = {}, waitingSince = at(-30)): Holding => ({
  state: "active",
  waitingSince,
  owner: { ...owner, ...given },
});

test.each<[string, Holding, number | null, number | null]>([
  ["away longer than the limit", holding(), 15, -5],
  ["away, but not that long", holding({ lastSeen: at(-10) }), 15, 5],
  ["there: asked again when it could first be", holding({ online: true, lastSeen: at(0) }), 15, 15],
  ["given to somebody who is away: from then on", holding({ lastSeen: at(-600), since: at(-5) }), 15, 10],
  ["given to somebody who never came", holding({ lastSeen: null, since: at(-15) }), 15, 0],
  ["the customer began to wait when they were long away", holding({ lastSeen: at(-300) }, at(-1)), 15, -1],
  ["the inbox does not take back", holding(), null, null],
  ["C10: dismissed, whatever the inbox says", holding({ active: false }), null, 0],
  ["nobody waits", { ...holding(), waitingSince: null }, 15, null],
  ["set aside", { ...holding(), state: "snoozed" }, 15, null],
  ["nobody has it", { ...holding(), owner: null }, 15, null],
])("requeue: %s", (_what, given, minutes, expected) => {
  expect(requeueAt(given, minutes, now)).toEqual(expected === null ? null : at(expected));
});

const targets = {
  firstReplyMinutes: 60,
  averageReplyMinutes: 240,
  resolutionHours: 48,
  unownedMinutes: 10,
  abandonedMinutes: 240,
  staleHours: 72,
};
const row = { state: "queued", owner_id: null, queued_at: at(-5), waiting_since: at(-6) };
const monday = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 18 * 60 }));

test.each<["unowned" | "abandoned", Parameters<typeof alertAt>[1], number | null]>([
  ["unowned", row, 5],
  ["abandoned", row, 234],
  ["unowned", { ...row, state: "active", owner_id: "ana" }, null],
  ["abandoned", { ...row, state: "active", owner_id: "ana" }, 234],
  ["abandoned", { ...row, state: "snoozed", owner_id: "ana" }, null],
  ["abandoned", { ...row, waiting_since: null }, null],
  ["unowned", { ...row, state: "expired" }, null],
])("S1-38: alert %s of %o", (alert, given, minutes) => {
  expect(alertAt(alert, given, targets, null)).toEqual(minutes === null ? null : at(minutes));
});

test("S1-38: only open hours count", () => {
  const hours = { timeZone: "UTC", hours: monday, holidays: [] };
  const friday = { ...row, queued_at: new Date("2027-02-26T17:55:00Z") };
  expect(alertAt("unowned", friday, targets, hours)).toEqual(new Date("2027-03-01T09:05:00Z"));
  expect(waitsSince("unowned", friday)).toEqual(friday.queued_at);
});
