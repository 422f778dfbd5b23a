import fc from "fast-check";
import { expect, test } from "vitest";
import {
  copied,
  type Day,
  days,
  hoursOf,
  type Line,
  linesOf,
  runs,
  summary,
  usual,
  wrongLines,
} from "./week.rules.ts";

const ids = () => {
  let next = 0;
  return () => String(next++);
};
const line = (id: string, day: Day, from: string, to: string): Line => ({ id, day, from, to });

test("spans survive being edited", () => {
  const span = fc.record({
    day: fc.constantFrom(...days),
    from: fc.integer({ min: 0, max: 1438 }),
    to: fc.integer({ min: 1, max: 1440 }),
  });
  fc.assert(
    fc.property(
      fc.array(
        span.filter(({ from, to }) => from < to),
        { maxLength: 10 },
      ),
      (hours) => {
        const lines = linesOf(hours, ids());
        const sorted = hours.toSorted((one, other) => one.day - other.day || one.from - other.from);
        expect(hoursOf(lines)).toEqual(sorted);
        expect([...wrongLines(lines).values()].filter((kind) => kind !== "overlap")).toEqual([]);
      },
    ),
  );
});

test.each([
  ["an hour that is missing", [line("a", 1, "09:00", "")], { a: "empty" }],
  ["an end before its beginning", [line("a", 1, "18:00", "09:00")], { a: "backwards" }],
  ["a span of nothing", [line("a", 1, "09:00", "09:00")], { a: "backwards" }],
  ["until midnight", [line("a", 1, "18:00", "00:00")], {}],
  ["the whole day", [line("a", 1, "00:00", "00:00")], {}],
  ["two of a day that meet", [line("a", 1, "09:00", "13:00"), line("b", 1, "13:00", "18:00")], {}],
  [
    "two of a day that overlap",
    [line("a", 1, "09:00", "14:00"), line("b", 1, "13:00", "18:00")],
    { b: "overlap" },
  ],
  ["the same hours on two days", [line("a", 1, "09:00", "14:00"), line("b", 2, "09:00", "14:00")], {}],
])("%s", (_, lines, wrong) => {
  expect(Object.fromEntries(wrongLines(lines))).toEqual(wrong);
});

test("a day's hours are copied in place of what was there", () => {
  const lines = [
    line("a", 1, "09:00", "13:00"),
    line("b", 2, "10:00", "11:00"),
    line("c", 7, "10:00", "11:00"),
  ];
  const next = copied(lines, 1, [2, 3], ids());
  expect(hoursOf(next).map(({ day, from }) => [day, from])).toEqual([
    [1, 540],
    [7, 600],
    [2, 540],
    [3, 540],
  ]);
});

test("days of the same hours are told together", () => {
  expect(summary(usual)).toEqual([
    { days: [1, 2, 3, 4, 5], spans: [{ from: 540, to: 1080 }] },
    { days: [6], spans: [{ from: 540, to: 780 }] },
  ]);
  expect(summary([])).toEqual([]);
});

test.each<[Day[], [Day, Day][]]>([
  [[1, 2, 3, 4, 5], [[1, 5]]],
  [
    [1, 3, 4, 7],
    [
      [1, 1],
      [3, 4],
      [7, 7],
    ],
  ],
  [[], []],
])("days %j in a row", (of, found) => {
  expect(runs(of)).toEqual(found.map(([from, to]) => ({ from, to })));
});
