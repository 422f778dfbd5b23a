import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { steady } from "./steady.ts";

const show = (shown: string, next: string) => {
  const { items, waiting } = steady([...shown], [...next], (key) => key);
  return [items.join(""), waiting];
};

describe("nothing moves under the cursor", () => {
  test.each([
    ["a new conversation waits", "abc", "xabc", ["abc", 1]],
    ["one that rises stays where it is", "abc", "cab", ["abc", 0]],
    ["one that left stays until the pointer leaves", "abc", "ac", ["abc", 0]],
    ["an older page comes below", "abc", "abcde", ["abcde", 0]],
    ["all at once", "abc", "xcyabde", ["abcde", 2]],
    ["everything replaced: the old rows stay, the new ones come below", "abc", "xy", ["abcxy", 0]],
    ["an empty list simply fills", "", "ab", ["ab", 0]],
  ])("%s", (_, shown, next, expected) => {
    expect(show(shown, next)).toEqual(expected);
  });

  test("a row shows its fresh content in its old place", () => {
    const { items } = steady(
      [{ id: "a", text: "old" }],
      [
        { id: "b", text: "new" },
        { id: "a", text: "fresh" },
      ],
      (row) => row.id,
    );
    expect(items).toEqual([{ id: "a", text: "fresh" }]);
  });

  test("for any change: shown rows are a prefix in their order, nothing is shown twice, nothing is lost", () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, rows, (shown, next) => {
        const { items, waiting } = steady(shown, next, String);
        expect(items.slice(0, shown.length)).toEqual(shown);
        expect(new Set(items).size).toBe(items.length);
        expect(next.filter((key) => !items.includes(key)).length).toBe(waiting);
      }),
    );
  });
});
