import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wallAt } from "../../calendars/zone.rules.ts";
import { lastOccurrence, nextOccurrence } from "./occurrence.rules.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const clock = (hours: number, minutes = 0) => hours * 60 + minutes;

describe("S4-18: the next occurrence", () => {
  test.each([
    // 2026-11-23 is a Monday; Santiago is at -03:00 then.
    ["the same morning", [1], clock(9), "2026-11-23T11:59:00Z", "2026-11-23T12:00:00.000Z"],
    ["not the one that is now", [1], clock(9), "2026-11-23T12:00:00Z", "2026-11-30T12:00:00.000Z"],
    ["Monday and Tuesday", [1, 2], clock(16), "2026-11-23T20:00:00Z", "2026-11-24T19:00:00.000Z"],
    ["Sunday is 7", [7], clock(0), "2026-11-23T12:00:00Z", "2026-11-29T03:00:00.000Z"],
    ["the last minute of a day", everyDay, clock(23, 59), "2026-11-23T12:00:00Z", "2026-11-24T02:59:00.000Z"],
  ])("%s", (_, days, at, after, next) => {
    expect(nextOccurrence({ days, at }, "America/Santiago", new Date(after)).toISOString()).toBe(next);
  });
});

describe("S4-19: at a change of clocks", () => {
  test.each([
    // Santiago goes from 24:00 of 2026-09-05 to 01:00: Sunday has no 00:30.
    [
      "a time that does not exist is the jump",
      [7],
      clock(0, 30),
      "2026-09-05T12:00:00Z",
      "2026-09-06T04:00:00.000Z",
    ],
    [
      "and the next one is a week later",
      [7],
      clock(0, 30),
      "2026-09-06T04:00:00Z",
      "2026-09-13T03:30:00.000Z",
    ],
    // Santiago goes from 24:00 of 2026-04-04 back to 23:00: Saturday has 23:30 twice.
    [
      "a time that comes twice is its first",
      [6],
      clock(23, 30),
      "2026-04-04T12:00:00Z",
      "2026-04-05T02:30:00.000Z",
    ],
    ["the second time is none", [6], clock(23, 30), "2026-04-05T02:30:00Z", "2026-04-12T03:30:00.000Z"],
    ["nor between the two", everyDay, clock(23, 30), "2026-04-05T03:10:00Z", "2026-04-06T03:30:00.000Z"],
  ])("%s", (_, days, at, after, next) => {
    expect(nextOccurrence({ days, at }, "America/Santiago", new Date(after)).toISOString()).toBe(next);
  });

  const zones = ["America/Santiago", "Europe/Madrid", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC"];
  const schedule = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    at: fc.integer({ min: 0, max: clock(24) - 1 }),
  });
  const instant = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
    .map((ms) => new Date(ms));

  test("one for each local date of its days, over a year of every zone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), schedule, instant, (zone, one, start) => {
        const dates: number[] = [];
        let at = start;
        for (let i = 0; i < 60; i++) {
          const next = nextOccurrence(one, zone, at);
          expect(next > at).toBe(true);
          dates.push(Math.floor(wallAt(zone, next.getTime()) / 86_400_000));
          at = next;
        }
        expect(new Set(dates).size).toBe(dates.length);
        const weekdays = dates.map((date) => ((date + 3) % 7) + 1);
        expect(weekdays.every((day) => one.days.includes(day))).toBe(true);
        const [first = 0] = dates;
        const wanted = Array.from({ length: (dates.at(-1) ?? 0) - first + 1 }, (_, i) => first + i).filter(
          (date) => one.days.includes(((date + 3) % 7) + 1),
        );
        expect(dates).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test("after downtime the last one that came counts, however long it was", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        schedule,
        instant,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        (zone, one, start, away) => {
          const armed = nextOccurrence(one, zone, start);
          const now = new Date(armed.getTime() + away);
          const last = lastOccurrence(one, zone, armed, now);
          expect(last >= armed && last <= now).toBe(true);
          expect(nextOccurrence(one, zone, last) > now).toBe(true);
          expect(nextOccurrence(one, zone, new Date(last.getTime() - 1))).toEqual(last);
        },
      ),
      { numRuns: 200 },
    );
  });
});
