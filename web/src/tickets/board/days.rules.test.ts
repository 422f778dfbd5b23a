import { expect, test } from "vitest";
import { dayEdge, dayField } from "./days.rules.ts";

test("a day has its first and its last instant, and both are of that day", () => {
  for (const edge of ["start", "end"] as const)
    expect(dayField(dayEdge("2026-11-21", edge))).toBe("2026-11-21");
  expect(
    Date.parse(dayEdge("2026-11-21", "end") ?? "") - Date.parse(dayEdge("2026-11-21", "start") ?? ""),
  ).toBe(86_399_999);
});

test.each(["", "2026-13-40", "soon"])("%j is no day", (value) => {
  expect(dayEdge(value, "start")).toBeUndefined();
});

test("no instant is an empty field", () => expect(dayField(undefined)).toBe(""));
