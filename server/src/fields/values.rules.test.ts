import type { FieldKind, FieldValue } from "@relevo/contract/fields.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedIn, valueFailures, valuesAfter } from "./values.rules.ts";

const id = "0198c000-0000-7000-8000-000000000001";
const other = "0198c000-0000-7000-8000-000000000002";
const writable = (kind: FieldKind) => new Map([[id, { kind, options: ["Roble", "Pino"] }]]);
const wrong = (kind: FieldKind, value: FieldValue | null) =>
  valueFailures({ [id]: value }, {}, writable(kind)).length > 0;

describe("a value", () => {
  test.each<[FieldKind, FieldValue[], FieldValue[]]>([
    ["text", ["a", "2026-01-01"], [1, true]],
    ["number", [0, -1.5, 1e12], ["1", false, Number.NaN, Number.POSITIVE_INFINITY]],
    [
      "date",
      ["2026-02-28", "2024-02-29", "0001-01-01"],
      ["2026-02-29", "2026-13-01", "0000-01-01", "26-01-01", "2026-1-1", "2026-01-01T00:00:00Z", 20260101],
    ],
    ["choice", ["Roble", "Pino"], ["roble", "Cedro", 1]],
    ["yes_no", [true, false], ["true", 1]],
  ])("is of its field's kind: %s", (kind, good, bad) => {
    expect(good.filter((value) => wrong(kind, value))).toEqual([]);
    expect(bad.filter((value) => !wrong(kind, value))).toEqual([]);
    expect(wrong(kind, null)).toBe(false);
  });

  test("of a field there is not is refused by pointer, beside the others", () => {
    const failures = valueFailures({ [other]: "x", [id]: 3 }, {}, writable("text"));
    expect(failures.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["INVALID", `/fields/${other}`],
      ["INVALID", `/fields/${id}`],
    ]);
  });

  test("that stands there already may be sent back, also when it is no option any more", () => {
    expect(valueFailures({ [id]: "Cedro" }, { [id]: "Cedro" }, writable("choice"))).toEqual([]);
    expect(valueFailures({ [other]: "x" }, { [other]: "x" }, new Map())).toEqual([]);
  });
});

const values = fc.dictionary(
  fc.constantFrom("a", "b", "c"),
  fc.oneof(fc.string(), fc.integer(), fc.boolean()),
);
const changes = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d"),
  fc.option(fc.oneof(fc.string(), fc.integer(), fc.boolean())),
);
test("null takes a value away, what is not named stays, and what changed is told", () => {
  fc.assert(
    fc.property(values, changes, (now, change) => {
      const after = valuesAfter(change, now);
      for (const key of ["a", "b", "c", "d"]) {
        const expected = key in change ? (change[key] ?? undefined) : now[key];
        expect(after[key]).toBe(expected);
        expect(changedIn(change, now).includes(key)).toBe(key in change && expected !== now[key]);
      }
      expect(Object.values(after)).not.toContain(null);
    }),
  );
});
