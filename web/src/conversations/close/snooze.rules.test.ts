import { expect, test } from "vitest";
import { snoozeTimes } from "./snooze.rules.ts";

const weekday = (at: string) => new Date(at).getDay();

test.each([0, 1, 2, 3, 4, 5, 6])("every time offered lies ahead, and Monday is a Monday (day %i)", (day) => {
  const now = new Date(2026, 10, 15 + day, 23, 30).getTime();
  const [later, tomorrow, monday] = snoozeTimes(now);
  if (!later || !tomorrow || !monday) throw new Error("three times");
  for (const { at } of [later, tomorrow, monday]) expect(Date.parse(at)).toBeGreaterThan(now);
  expect(new Date(tomorrow.at).getHours()).toBe(9);
  expect(weekday(tomorrow.at)).toBe((new Date(now).getDay() + 1) % 7);
  expect(weekday(monday.at)).toBe(1);
  expect(Date.parse(monday.at) - now).toBeLessThan(8 * 86_400_000);
});
