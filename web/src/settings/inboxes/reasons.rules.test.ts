import { describe, expect, test } from "vitest";
import { moved, type ReasonLine, wrongLines } from "./reasons.rules.ts";

const lines = ["Fallas", "Garantías", "Posventa"].map(
  (name, place): ReasonLine => ({ id: `${place}`, name }),
);
const names = (list: readonly ReasonLine[]) => list.map(({ name }) => name);

describe("moving a reason", () => {
  test("changes places with its neighbour", () => {
    expect(names(moved(lines, 1, -1))).toEqual(["Garantías", "Fallas", "Posventa"]);
    expect(names(moved(lines, 1, 1))).toEqual(["Fallas", "Posventa", "Garantías"]);
  });
  test("stops at the ends", () => {
    expect(moved(lines, 0, -1)).toEqual(lines);
    expect(moved(lines, 2, 1)).toEqual(lines);
    expect(moved(lines, 9, 1)).toEqual(lines);
  });
});

test("an empty reason and a repeated one are told by line", () => {
  const odd = [...lines, { id: "a", name: "  " }, { id: "b", name: " Fallas " }, { id: "c", name: "fallas" }];
  expect([...wrongLines(odd)]).toEqual([
    ["a", "reason"],
    ["b", "reasonTwice"],
  ]);
});
