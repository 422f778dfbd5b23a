import fc from "fast-check";
import { expect, test } from "vitest";
import { flatten } from "./flatten.rules.ts";

test("each value is named by its path; nothing is no value", () => {
  const answer = { id: 7, ok: true, gone: null, items: [{ name: "a" }, { name: "b" }], none: {} };
  expect(flatten("crm", answer)).toEqual({
    "crm.id": "7",
    "crm.ok": "true",
    "crm.items.0.name": "a",
    "crm.items.1.name": "b",
  });
});

test("without a prefix the path is the name", () =>
  expect(flatten("", { a: { b: 1 }, c: "x" })).toEqual({ "a.b": "1", c: "x" }));

test("what is nearest the top is kept, at most 200 values of 2,000 characters", () => {
  const items = Array.from({ length: 500 }, (_, i) => ({ name: `n${i}` }));
  const kept = flatten("crm", { items, id: "x".repeat(5000) });
  expect(Object.keys(kept)).toHaveLength(200);
  expect(kept["crm.id"]).toHaveLength(2000);
  expect(kept["crm.items.198.name"]).toBe("n198");
});

test("what may not be shown is not, in values and in names", () => {
  const hide = (text: string) => text.replaceAll("s3cret", "•••");
  expect(flatten("crm", { "a s3cret": ["Bearer s3cret"] }, hide)).toEqual({ "crm.a •••.0": "Bearer •••" });
});

test("a cut leaves no half of a character", () => {
  const { a = "" } = flatten("", { a: `${"x".repeat(1999)}😀` });
  expect(a.isWellFormed()).toBe(true);
});

test("what is 100,000 deep or wide takes no time", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(100_000)}1${"]".repeat(100_000)}`);
  expect(flatten("crm", deep)).toEqual({});
  const wide = JSON.parse(`[${"{},".repeat(100_000)}{}]`);
  expect(flatten("crm", [wide, wide, 7])).toEqual({ "crm.2": "7" });
});

test("whatever comes, it stays within bounds", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept = Object.entries(flatten("crm", value));
      expect(kept.length).toBeLessThanOrEqual(200);
      for (const [name, text] of kept) {
        expect(name.length).toBeLessThanOrEqual(200);
        expect(text.length).toBeLessThanOrEqual(2000);
      }
    }),
  );
});
