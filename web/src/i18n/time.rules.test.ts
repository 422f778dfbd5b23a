import { describe, expect, test } from "vitest";
import { formatsFor } from "./formats.ts";
import { relativeTo, spanParts } from "./time.rules.ts";

const now = Date.parse("2026-11-21T15:00:00Z");
const zone = "America/Santiago"; // UTC-3 in November

describe("relative time", () => {
  test.each([
    ["2026-11-21T15:00:40Z", 0, "second"],
    ["2026-11-21T14:59:01Z", 0, "second"],
    ["2026-11-21T14:59:00Z", -1, "minute"],
    ["2026-11-21T14:00:01Z", -59, "minute"],
    ["2026-11-21T14:00:00Z", -1, "hour"],
    ["2026-11-21T18:12:00Z", 3, "hour"],
    ["2026-11-20T15:00:01Z", -23, "hour"],
    ["2026-11-20T15:00:00Z", -1, "day"],
  ])("%s is %i %s away", (at, value, unit) => {
    expect(relativeTo(Date.parse(at), now, zone)).toEqual({ value, unit });
  });

  test("days are those of the account's calendar, not of UTC", () => {
    // 23:30 of the 19th in Santiago is already the 20th in UTC.
    const at = Date.parse("2026-11-20T02:30:00Z");
    expect(relativeTo(at, now, zone)).toEqual({ value: -2, unit: "day" });
    expect(relativeTo(at, now, "UTC")).toEqual({ value: -1, unit: "day" });
  });

  test("from a week on there is a date instead", () => {
    expect(relativeTo(Date.parse("2026-11-14T15:00:00Z"), now, zone)).toBeUndefined();
    expect(formatsFor("es", { country: "CL", timeZone: zone }).relative("2026-11-14T15:00:00Z", now)).toBe(
      "14 nov 2026",
    );
  });

  test.each([
    ["es", "hace 5 min", "ahora"],
    ["pt-BR", "há 5 min.", "agora"],
    ["en", "5 min. ago", "now"],
  ] as const)("%s says it in its own words", (language, fiveMinutes, instant) => {
    const formats = formatsFor(language, { country: "CL", timeZone: zone });
    expect(formats.relative("2026-11-21T14:55:00Z", now)).toBe(fiveMinutes);
    expect(formats.relative("2026-11-21T15:00:00Z", now)).toBe(instant);
  });
});

describe("lengths of time", () => {
  test.each([
    [0, "0 min"],
    [59_999, "0 min"],
    [-5, "0 min"],
    [11_520_000, "3 h 12 min"],
    [10_800_000, "3 h"],
    [93_600_000, "1 d 2 h"],
    [86_460_000, "1 d"],
  ])("%i ms is %s", (ms, text) => {
    expect(formatsFor("es", { timeZone: "UTC" }).span(ms)).toBe(text);
  });

  test("never more than two units", () => {
    expect(spanParts(90_061_000).map((part) => part.unit)).toEqual(["day", "hour"]);
  });
});

test("the exact moment is told in the account's time zone", () => {
  const formats = formatsFor("es", { country: "CL", timeZone: zone });
  expect(formats.moment("2026-11-21T02:30:00Z")).toContain("20 de noviembre de 2026");
  expect(formats.clock("2026-11-21T02:30:00Z")).toBe("23:30");
});
