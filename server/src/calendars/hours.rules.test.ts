import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addOpen,
  type Hours,
  isOpen,
  lastOpenBefore,
  nextOpen,
  openBetween,
  takeOpen,
} from "./hours.rules.ts";
import { instantOf, isTimeZone, wallAt } from "./zone.rules.ts";

const hour = 3_600_000;
const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 18 * 60 }));
const office = {
  timeZone: "America/Santiago",
  hours: [...weekdays, { day: 6, from: 9 * 60, to: 13 * 60 }],
  holidays: ["2026-09-18"],
};
const at = (text: string) => new Date(text);

describe("business hours in Santiago (UTC−3 in summer, UTC−4 in winter)", () => {
  test("S1-59: a message at 22:00 starts its clock at the next opening", () => {
    const written = at("2026-11-23T22:00:00-03:00");
    expect(nextOpen(office, written)).toEqual(at("2026-11-24T09:00:00-03:00"));
    expect(addOpen(office, written, hour)).toEqual(at("2026-11-24T10:00:00-03:00"));
    expect(openBetween(office, written, at("2026-11-24T09:59:59-03:00"))).toBe(hour - 1000);
    expect(addOpen(null, written, hour)).toEqual(at("2026-11-23T23:00:00-03:00"));
  });

  test.each([
    ["before it opens", "2026-11-24T08:59:59.999-03:00", false],
    ["as it opens", "2026-11-24T09:00:00-03:00", true],
    ["just before it closes", "2026-11-24T17:59:59.999-03:00", true],
    ["as it closes", "2026-11-24T18:00:00-03:00", false],
    ["Saturday morning", "2026-11-28T12:59:00-03:00", true],
    ["Saturday afternoon", "2026-11-28T13:00:00-03:00", false],
    ["Sunday", "2026-11-29T12:00:00-03:00", false],
    ["a holiday", "2026-09-18T12:00:00-03:00", false],
  ])("S1-59: %s", (_when, text, open) => {
    expect(isOpen(office, at(text))).toBe(open);
  });

  test("S1-59: over a weekend and a holiday", () => {
    // Thursday 17 September 17:00; Friday is a holiday; Saturday has four hours.
    const from = at("2026-09-17T17:00:00-03:00");
    expect(addOpen(office, from, 3 * hour)).toEqual(at("2026-09-19T11:00:00-03:00"));
    expect(addOpen(office, from, 6 * hour)).toEqual(at("2026-09-21T10:00:00-03:00"));
    expect(takeOpen(office, at("2026-09-21T10:00:00-03:00"), 6 * hour)).toEqual(from);
    expect(lastOpenBefore(office, at("2026-09-21T08:00:00-03:00"))).toEqual(at("2026-09-19T13:00:00-03:00"));
    expect(lastOpenBefore(office, from)).toEqual(from);
  });

  test("closed for ever: nothing comes", () => {
    const never = { ...office, hours: [] };
    expect(addOpen(never, at("2026-09-17T17:00:00Z"), hour)).toBeNull();
    expect(nextOpen(never, at("2026-09-17T17:00:00Z"))).toBeNull();
    expect(lastOpenBefore(never, at("2026-09-17T17:00:00Z"))).toBeNull();
    expect(openBetween(never, at("2026-09-17T17:00:00Z"), at("2027-09-17T17:00:00Z"))).toBe(0);
  });
});

describe("S1-59: where the clocks change", () => {
  const night = (timeZone: string, from: number, to: number): Hours => ({
    timeZone,
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to })),
    holidays: [],
  });
  test("Chile, 6 September 2026: 00:00 to 01:00 does not exist", () => {
    const [before, after] = [at("2026-09-06T03:59:00Z"), at("2026-09-07T03:00:00Z")];
    expect(openBetween(night("America/Santiago", 0, 1440), before, after)).toBe(23 * hour + 60_000);
    // A span inside of what is skipped is empty; one that begins in it begins at the jump.
    expect(openBetween(night("America/Santiago", 0, 60), at("2026-09-06T02:00:00Z"), after)).toBe(0);
    expect(nextOpen(night("America/Santiago", 30, 120), before)).toEqual(at("2026-09-06T04:00:00Z"));
  });
  test("Chile, 5 April 2026: 23:00 to 24:00 of the 4th comes twice", () => {
    const all = night("America/Santiago", 0, 1440);
    expect(openBetween(all, at("2026-04-04T03:00:00Z"), at("2026-04-05T04:00:00Z"))).toBe(25 * hour);
    const late = night("America/Santiago", 22 * 60, 23 * 60 + 30);
    expect(openBetween(late, at("2026-04-04T12:00:00Z"), at("2026-04-05T12:00:00Z"))).toBe(1.5 * hour);
  });
  test("Brazil, 4 November 2018: midnight did not exist; 18 February 2018: it came twice", () => {
    const all = night("America/Sao_Paulo", 0, 1440);
    expect(openBetween(all, at("2018-11-03T03:00:00Z"), at("2018-11-05T02:00:00Z"))).toBe(47 * hour);
    expect(openBetween(all, at("2018-02-17T02:00:00Z"), at("2018-02-18T03:00:00Z"))).toBe(25 * hour);
    expect(instantOf("America/Sao_Paulo", Date.UTC(2018, 10, 4))).toBe(at("2018-11-04T03:00:00Z").getTime());
  });
  test("Samoa skipped a whole day", () => {
    const skipped = instantOf("Pacific/Apia", Date.UTC(2011, 11, 30, 12));
    expect(skipped).toBe(at("2011-12-30T10:00:00Z").getTime());
  });
});

describe("by property", () => {
  const zones = [
    ...["America/Santiago", "America/Sao_Paulo", "America/Havana", "Asia/Tehran", "Australia/Lord_Howe"],
    ...[
      "UTC",
      "Africa/Casablanca",
      "Atlantic/Azores",
      "America/Asuncion",
      "Europe/Madrid",
      "Pacific/Chatham",
    ],
  ];
  const zone = fc.constantFrom(...zones);
  const instant = fc
    .integer({ min: at("2015-01-01T00:00:00Z").getTime(), max: at("2030-01-01T00:00:00Z").getTime() })
    .map((ms) => new Date(ms));
  const span = fc
    .tuple(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 1440 }),
      fc.integer({ min: 0, max: 1440 }),
    )
    .filter(([, a, b]) => a !== b)
    .map(([day, a, b]) => ({ day, from: Math.min(a, b), to: Math.max(a, b) }));
  const calendar = fc.record({
    timeZone: zone,
    hours: fc.array(span, { minLength: 1, maxLength: 10 }).map(apart),
    holidays: fc.array(
      instant.map((one) => one.toISOString().slice(0, 10)),
      { maxLength: 5 },
    ),
  });
  const length = fc.integer({ min: 1, max: 40 * 24 * hour });

  test("a wall clock's time leads back to its instant, or to its first where it comes twice", () => {
    fc.assert(
      fc.property(zone, instant, (name, when) => {
        const wall = wallAt(name, when.getTime());
        const back = instantOf(name, wall);
        expect(back).toBeLessThanOrEqual(when.getTime());
        expect(wallAt(name, back)).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });
  test("later wall times are never earlier instants", () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 3 * 24 * hour }), (name, when, more) => {
        const wall = when.getTime();
        expect(instantOf(name, wall + more)).toBeGreaterThanOrEqual(instantOf(name, wall));
      }),
      { numRuns: 500 },
    );
  });
  test("S1-59: open time adds up", () => {
    fc.assert(
      fc.property(calendar, instant, length, length, (hours, a, ab, bc) => {
        const b = new Date(a.getTime() + ab);
        const c = new Date(b.getTime() + bc);
        expect(openBetween(hours, a, b) + openBetween(hours, b, c)).toBe(openBetween(hours, a, c));
      }),
    );
  });
  test("S1-59: adding and taking open time are inverse to measuring it", () => {
    fc.assert(
      fc.property(calendar, instant, length, (hours, from, ms) => {
        const to = addOpen(hours, from, ms);
        if (to === null) throw new Error("it has hours");
        expect(openBetween(hours, from, to)).toBe(ms);
        expect(openBetween(hours, from, new Date(to.getTime() - 1))).toBe(ms - 1);
        const back = takeOpen(hours, to, ms);
        if (back === null) throw new Error("it has hours");
        expect(openBetween(hours, back, to)).toBe(ms);
        expect(back.getTime()).toBeGreaterThanOrEqual(from.getTime());
      }),
    );
  });
  test("S1-59: being open is having open time from now on", () => {
    fc.assert(
      fc.property(calendar, instant, (hours, when) => {
        const soon = new Date(when.getTime() + 1);
        expect(isOpen(hours, when)).toBe(openBetween(hours, when, soon) === 1);
        expect(isOpen(hours, when)).toBe(nextOpen(hours, when)?.getTime() === when.getTime());
        expect(isOpen(hours, when)).toBe(lastOpenBefore(hours, soon)?.getTime() === soon.getTime());
      }),
    );
  });
  test("S1-59: away from a change of clocks, it is open when the wall says so", () => {
    fc.assert(
      fc.property(calendar, instant, (hours, when) => {
        const offset = (ms: number) => wallAt(hours.timeZone, ms) - ms;
        fc.pre(offset(when.getTime() - 36 * hour) === offset(when.getTime() + 36 * hour));
        const wall = new Date(wallAt(hours.timeZone, when.getTime()));
        const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
        const said =
          !hours.holidays.includes(wall.toISOString().slice(0, 10)) &&
          hours.hours.some(
            ({ day, from, to }) => day === (wall.getUTCDay() || 7) && from <= minutes && minutes < to,
          );
        expect(isOpen(hours, when)).toBe(said);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ["America/Santiago", true],
  ["UTC", true],
  ["America/Nowhere", false],
  ["+03:00", false],
  ["", false],
])("a time zone's name: %j %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});

/** Without those that overlap one before them. */
function apart<T extends { day: number; from: number; to: number }>(spans: readonly T[]): T[] {
  return spans.filter(
    (one, i) =>
      !spans.slice(0, i).some((other) => other.day === one.day && one.from < other.to && other.from < one.to),
  );
}
