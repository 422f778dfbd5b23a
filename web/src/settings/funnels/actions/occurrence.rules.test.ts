import { expect, test } from "vitest";
import { nextDay } from "./occurrence.rules.ts";

const monday9 = { days: [1], at: 9 * 60 };

test.each([
  // Monday 23 November 2026; Santiago is at -03:00.
  ["before its hour it comes today", "2026-11-23T11:59:00Z", monday9, "2026-11-23"],
  ["at its hour it comes in a week", "2026-11-23T12:00:00Z", monday9, "2026-11-30"],
  ["on Sunday night it is tomorrow", "2026-11-23T02:59:00Z", monday9, "2026-11-23"],
  ["another of its days may be nearer", "2026-11-23T12:00:00Z", { days: [1, 2], at: 960 }, "2026-11-23"],
  ["Sunday is the seventh day", "2026-11-23T12:00:00Z", { days: [7], at: 0 }, "2026-11-29"],
  ["over the end of the year", "2026-12-31T12:00:00Z", { days: [5], at: 0 }, "2027-01-01"],
])("S4-18: %s", (_, now, rule, expected) => {
  expect(nextDay(rule, Date.parse(now), "America/Santiago")).toBe(expected);
});

test("S4-19: it is the account's calendar that counts, not UTC's", () => {
  const now = Date.parse("2026-11-24T01:00:00Z");
  expect(nextDay({ days: [1], at: 23 * 60 }, now, "America/Santiago")).toBe("2026-11-23");
  expect(nextDay({ days: [1], at: 23 * 60 }, now, "Etc/UTC")).toBe("2026-11-30");
});

test("without days it never comes", () => {
  expect(nextDay({ days: [], at: 0 }, Date.parse("2026-11-23T12:00:00Z"), "Etc/UTC")).toBeUndefined();
});
