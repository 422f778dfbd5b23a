import { expect, test } from "vitest";
import { queryOf, readFilter, startOf } from "./filter.rules.ts";

const person = "01900000-0000-7000-8000-000000000001";

test("an address keeps what is of the right form", () => {
  const filter = { area: "policy", person, from: "2026-11-01", to: "2026-11-21" };
  expect(readFilter(filter)).toEqual(filter);
  expect(readFilter({ area: "zzz", person: "Ana", from: "ayer", to: "2026-13-01" })).toEqual({});
  expect(readFilter({ area: 3, person: null, from: undefined, to: {} })).toEqual({});
});

test.each([
  ["2026-11-21", "America/Santiago", "2026-11-21T03:00:00.000Z"],
  ["2026-07-01", "America/Santiago", "2026-07-01T04:00:00.000Z"],
  // Clocks went from 24:00 to 01:00: that day has no midnight.
  ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
  // Clocks went back from 24:00 to 23:00: the day before has an hour more.
  ["2026-04-05", "America/Santiago", "2026-04-05T04:00:00.000Z"],
  ["2026-11-21", "UTC", "2026-11-21T00:00:00.000Z"],
  ["2026-11-21", "Asia/Kolkata", "2026-11-20T18:30:00.000Z"],
  ["2026-11-21", "Pacific/Kiritimati", "2026-11-20T10:00:00.000Z"],
  ["2026-11-21", "Pacific/Pago_Pago", "2026-11-21T11:00:00.000Z"],
])("%s in %s begins at %s", (day, timeZone, at) => {
  expect(startOf(day, timeZone)).toBe(at);
});

test("the last day is part of what is asked for", () => {
  const query = queryOf({ person, from: "2026-11-21", to: "2026-11-30" }, "UTC");
  expect(query).toEqual({
    actorId: person,
    from: "2026-11-21T00:00:00.000Z",
    to: "2026-12-01T00:00:00.000Z",
  });
});
