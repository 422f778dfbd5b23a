import type { Step } from "@relevo/contract/workflow-steps.ts";
import { describe, expect, test } from "vitest";
import { inserted } from "../builder/edit.rules.ts";
import { newStep } from "../builder/new-step.rules.ts";
import { flow } from "../builder/samples.ts";
import { inOrder, triggerId } from "./flow.rules.ts";
import { type Box, layoutOf, pathOf } from "./layout.rules.ts";
import { neighbour } from "./neighbour.rules.ts";

const fork = flow({ a: { next: "f" }, f: { b1: "x", else: "y" }, x: { next: "z" }, y: { next: "z" }, z: {} });
const drawn = layoutOf(fork, () => 60);
const box = (id: string, { boxes } = drawn): Box => {
  const found = boxes.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const middle = ({ x, width }: Box) => x + width / 2;

describe("where cards stand", () => {
  test("from the trigger down, branches in their order side by side, together again below", () => {
    const heights = [triggerId, "a", "f", "x", "z"].map((id) => box(id).y);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(box("x").y).toBe(box("y").y);
    expect(box("x").x + box("x").width).toBeLessThanOrEqual(box("y").x);
  });

  test("the trigger's middle is at 0, whatever is added", () => {
    expect(middle(box(triggerId))).toBeCloseTo(0);
    const more = layoutOf(inserted(fork, { from: "x", edge: "next" }, newStep("branch", "n", "x")), () => 60);
    expect(middle(box(triggerId, more))).toBeCloseTo(0);
  });

  test("no card covers another, in a tree of many branches", () => {
    const many = flow({
      a: { b1: "b", else: "c" },
      b: { b1: "d", else: "e" },
      c: { b1: "g", else: "h" },
      d: {},
      e: {},
      g: {},
      h: {},
    });
    const { boxes } = layoutOf(many, () => 120);
    for (const one of boxes)
      for (const other of boxes)
        if (one !== other)
          expect(
            one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y,
          ).toBe(true);
  });

  test("where nothing follows there is an end; ways for what goes wrong are drawn only where something follows", () => {
    expect(drawn.boxes.filter(({ open }) => open !== null).map(({ open }) => open)).toEqual([
      { from: "z", edge: "next" },
    ]);
    const told = { ...flow({ c: {} }), steps: [newStep("comment", "c", "x")] };
    expect(layoutOf(told, () => 0).boxes.filter(({ open }) => open !== null)).toHaveLength(1);
  });
});

describe("ways", () => {
  test("back to what is above goes around", () => {
    const round = flow({ a: { next: "b" }, b: { next: "a" } });
    const { lines } = layoutOf(round, () => 0);
    expect(lines.map(({ id, kind }) => [id, kind])).toEqual([
      [`${triggerId}/first`, "way"],
      ["a/next", "way"],
      ["b/next", "back"],
    ]);
  });

  test("a jump is drawn, and is no way of its own", () => {
    const jump: Step = { id: "j", name: "", edges: {}, kind: "jump", to: "a", times: 1 };
    const jumping = inserted(fork, { from: "z", edge: "next" }, jump);
    const { lines } = layoutOf(jumping, () => 0);
    expect(lines.filter(({ kind }) => kind === "jump").map(({ to }) => to)).toEqual(["a"]);
  });

  test("what nothing leads to is drawn, too", () => {
    expect(inOrder({ ...fork, first: null })).toHaveLength(fork.steps.length);
    expect(layoutOf({ ...fork, first: null }, () => 0).boxes.map(({ id }) => id)).toContain("z");
  });

  test("an empty workflow has its trigger and where to begin", () => {
    expect(layoutOf(flow({}), () => 0).boxes).toHaveLength(2);
  });

  test("a path is rounded at its corners", () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 0, y: 20 },
        { x: 30, y: 20 },
      ]),
    ).toBe("M 0 0 L 0 12 Q 0 20 8 20 L 30 20");
    expect(pathOf([])).toBe("");
  });
});

test.each([
  [triggerId, "ArrowDown", "a"],
  ["f", "ArrowDown", "x"],
  ["x", "ArrowRight", "y"],
  ["y", "ArrowLeft", "x"],
  ["x", "ArrowUp", "f"],
  ["z", "ArrowDown", undefined],
  ["x", "ArrowLeft", undefined],
  ["x", "a", undefined],
])("from %s, %s leads to %s", (from, key, to) => {
  expect(neighbour(drawn, from, key)).toBe(to);
});
