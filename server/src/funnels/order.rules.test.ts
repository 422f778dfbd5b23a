import fc from "fast-check";
import { expect, test } from "vitest";
import { placedAt } from "./order.rules.ts";

test("one goes where it is put, past the end last; the others keep their order", () => {
  expect(placedAt(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(placedAt(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
  expect(placedAt(["a", "b"], "new", 9)).toEqual(["a", "b", "new"]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.nat(), (ids, which, position) => {
      const id = ids[which % ids.length] ?? "";
      const after = placedAt(ids, id, position);
      expect(after.indexOf(id)).toBe(Math.min(position, ids.length - 1));
      expect(after.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id));
    }),
  );
});
