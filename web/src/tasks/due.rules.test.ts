import { expect, test } from "vitest";
import { fromField, toField, tomorrowMorning } from "./due.rules.ts";

test("a field says the instant it was given, to the minute", () => {
  expect(fromField(toField("2026-11-21T18:30:00.000Z"))).toBe("2026-11-21T18:30:00.000Z");
  expect(toField(null)).toBe("");
});

test.each(["", "2026-13-45T99:99", "mañana"])("half-written is no date: %j", (value) => {
  expect(fromField(value)).toBeNull();
});

test("tomorrow morning is tomorrow, at nine", () => {
  const now = new Date(2026, 10, 30, 22, 0);
  const then = new Date(tomorrowMorning(now.getTime()));
  expect([then.getMonth(), then.getDate(), then.getHours()]).toEqual([11, 1, 9]);
});
