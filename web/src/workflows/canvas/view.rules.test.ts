import { expect, test } from "vitest";
import { flow } from "../builder/samples.ts";
import { layoutOf } from "./layout.rules.ts";
import { fitted, shownIn, zoomed } from "./view.rules.ts";

const size = { width: 800, height: 600 };
const drawn = layoutOf(flow({ a: { next: "b" }, b: { next: "c" }, c: { next: "d" }, d: {} }), () => 0);

test("a narrow drawing begins at its own size, in the middle; all of it is as small as it must be", () => {
  expect(fitted(drawn, size, { least: 0.7 })).toEqual({ x: 400, y: 32, zoom: 1 });
  const all = fitted(drawn, size, { least: 0.3, all: true });
  const bottom = Math.max(...drawn.boxes.map(({ y, height }) => y + height));
  expect(bottom * all.zoom + all.y).toBeLessThanOrEqual(size.height);
});

test("what is out of sight is brought in, what is in sight stays", () => {
  const view = { x: 400, y: 32, zoom: 1 };
  const box = { id: "a", x: -132, y: 0, width: 264, height: 68, open: null };
  expect(shownIn(view, box, size)).toBe(view);
  expect(shownIn(view, { ...box, y: 900 }, size).y).toBe(600 - 32 - 68 - 900);
  expect(shownIn(view, { ...box, x: -900 }, size).x).toBeGreaterThan(400);
});

test("nearer and farther, the middle stays", () => {
  const near = zoomed({ x: 400, y: 300, zoom: 1 }, size, 1.2);
  expect(near).toEqual({ x: 400, y: 300, zoom: 1.2 });
  expect(zoomed({ x: 0, y: 0, zoom: 1.5 }, size, 2).zoom).toBe(1.5);
});
