import { describe, expect, test } from "vitest";
import { type Asked, filterOf } from "./asked.rules.ts";

const here = { now: Date.parse("2026-11-21T12:00:00.000Z"), timeZone: "America/Santiago" };
const asked: Asked = { what: "span", period: "week", from: "", to: "", inboxIds: [], number: "" };

describe("what a simulation is asked to look at", () => {
  test("the last week, of some inboxes", () => {
    expect(filterOf({ ...asked, inboxIds: ["a"] }, here)).toEqual({
      filter: {
        from: "2026-11-14T12:00:00.000Z",
        to: "2026-11-21T12:00:00.000Z",
        inboxIds: ["a"],
        conversationIds: [],
        numbers: [],
      },
    });
  });

  test("the last thirty days", () => {
    expect(filterOf({ ...asked, period: "month" }, here)).toMatchObject({
      filter: { from: "2026-10-22T12:00:00.000Z" },
    });
  });

  test("dates, the last day as a whole, of the account's zone", () => {
    const dates = { ...asked, period: "custom" as const, from: "2026-11-01", to: "2026-11-03" };
    expect(filterOf(dates, here)).toMatchObject({
      filter: { from: "2026-11-01T03:00:00.000Z", to: "2026-11-04T03:00:00.000Z" },
    });
  });

  test("never the future", () => {
    const dates = { ...asked, period: "custom" as const, from: "2026-11-01", to: "2027-01-01" };
    expect(filterOf(dates, here)).toMatchObject({ filter: { to: "2026-11-21T12:00:00.000Z" } });
  });

  test.each([
    ["", ""],
    ["2026-11-03", "2026-11-01"],
    ["2026-13-40", "2026-11-01"],
    ["2027-01-01", "2027-01-02"],
  ])("dates that are none: %s to %s", (from, to) => {
    expect(filterOf({ ...asked, period: "custom", from, to }, here)).toEqual({ wrong: "dates" });
  });

  test.each([
    ["128", 128],
    [" #128 ", 128],
  ])("one conversation by its number: %j", (number, expected) => {
    expect(filterOf({ ...asked, what: "one", number, inboxIds: ["a"] }, here)).toMatchObject({
      filter: { numbers: [expected], inboxIds: [] },
    });
  });

  test.each(["", "0", "abc", "1.5", "-3"])("no number: %j", (number) => {
    expect(filterOf({ ...asked, what: "one", number }, here)).toEqual({ wrong: "number" });
  });
});
