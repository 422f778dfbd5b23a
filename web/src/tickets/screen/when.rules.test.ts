import { expect, test } from "vitest";
import { formatsFor } from "../../i18n/formats.ts";
import { whenOf } from "./when.rules.ts";

// A Sunday evening in Santiago.
const now = Date.parse("2026-11-22T22:00:00.000Z");
const formats = formatsFor("es", { country: "CL", timeZone: "America/Santiago" });
const weekday = (at: string) =>
  new Intl.DateTimeFormat("es", { weekday: "long", timeZone: "America/Santiago" }).format(new Date(at));

test.each([
  ["2026-11-22T23:30:00.000Z", "today", "20:30"],
  ["2026-11-23T12:00:00.000Z", "tomorrow", "09:00"],
  ["2026-11-24T02:30:00.000Z", "tomorrow", "23:30"],
  ["2026-11-25T12:00:00.000Z", "weekday", "09:00"],
  ["2026-11-29T12:00:00.000Z", "day", "09:00"],
  ["2026-11-20T12:00:00.000Z", "day", "09:00"],
] as const)("%s is told as %s, at %s", (at, key, clock) => {
  expect(whenOf(at, now, formats, weekday)).toMatchObject({ key, clock });
});

test("within a week a day is told by its name", () => {
  expect(whenOf("2026-11-25T12:00:00.000Z", now, formats, weekday).day).toBe("miércoles");
});
