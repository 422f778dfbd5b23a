import { edgesOf } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Place, placesOf, reachedFrom, start, stepOf, targetOf } from "../canvas/flow.rules.ts";
import { connected, duplicated, inserted, mayMove, moved, removed, takenAlong } from "./edit.rules.ts";
import { newStep } from "./new-step.rules.ts";
import { flow, waysIn } from "./samples.ts";

const line = flow({ a: { next: "b" }, b: { next: "c" }, c: {} });
/** a, then a branch: x1 and x2 on the first way, y on the other. */
const fork = flow({ a: { next: "f" }, f: { b1: "x1", else: "y" }, x1: { next: "x2" }, x2: {}, y: {} });
const after = (from: string, edge = "next"): Place => ({ from, edge });

describe("inserting", () => {
  test("between two, at the start, at the end", () => {
    const step = newStep("wait", "n", "x");
    expect(waysIn(inserted(line, after("a"), step))).toMatchObject({ a: { next: "n" }, n: { next: "b" } });
    expect(inserted(line, start, step)).toMatchObject({ first: "n" });
    expect(waysIn(inserted(line, start, step)).n).toEqual({ next: "a" });
    expect(waysIn(inserted(line, after("c"), step))).toMatchObject({ c: { next: "n" }, n: {} });
  });

  test("what followed hangs from a new branch's first way", () => {
    expect(waysIn(inserted(line, after("a"), newStep("branch", "n", "x"))).n).toEqual({ b1: "b" });
  });
});

describe("removing", () => {
  test("what led to it leads on", () => {
    expect(waysIn(removed(line, "b"))).toEqual({ a: { next: "c" }, c: {} });
    expect(removed(line, "a").first).toBe("b");
    expect(removed(flow({ a: {} }), "a")).toMatchObject({ first: null, steps: [] });
  });

  test("what hung from its other ways goes with it, and is told", () => {
    expect(waysIn(removed(fork, "f"))).toEqual({ a: { next: "x1" }, x1: { next: "x2" }, x2: {} });
    expect(takenAlong(fork, "f")).toEqual(["y"]);
    expect(takenAlong(fork, "x1")).toEqual([]);
  });

  test("what others lead to as well stays", () => {
    const joined = connected(fork, after("x2"), "y");
    expect(removed(joined, "f").steps.map(({ id }) => id)).toEqual(["a", "x1", "x2", "y"]);
  });

  test("a jump to it leads nowhere", () => {
    const jump = { ...newStep("jump", "j", "x"), to: "b" };
    const jumping = inserted(line, after("c"), { ...jump, kind: "jump", times: 1 });
    expect(stepOf(removed(jumping, "b"), "j")).toMatchObject({ to: null });
  });

  test("a step that leads to itself", () => {
    expect(removed(flow({ a: { next: "b" }, b: { next: "b" } }), "b")).toMatchObject({ first: "a" });
  });
});

describe("moving", () => {
  test("to another place of the same line", () => {
    expect(waysIn(moved(line, "a", after("c")))).toEqual({ a: {}, b: { next: "c" }, c: { next: "a" } });
    expect(moved(line, "a", after("c")).first).toBe("b");
  });

  test("a branch takes what hangs from its other ways along", () => {
    expect(waysIn(moved(fork, "f", after("x2")))).toEqual({
      a: { next: "x1" },
      x1: { next: "x2" },
      x2: { next: "f" },
      f: { else: "y" },
      y: {},
    });
  });

  test.each([
    ["where it stands", "f", after("a")],
    ["under itself", "f", after("y")],
    ["after itself", "f", after("f", "else")],
  ])("not %s", (_, id, place) => {
    expect(mayMove(fork, id, place)).toBe(false);
    expect(moved(fork, id, place)).toBe(fork);
  });
});

test("a copy follows what it is a copy of", () => {
  expect(waysIn(duplicated(line, "b", "b2"))).toMatchObject({ b: { next: "b2" }, b2: { next: "c" } });
  expect(waysIn(duplicated(fork, "f", "f2"))).toMatchObject({ f: { b1: "f2", else: "y" }, f2: { b1: "x1" } });
});

test("a way is led elsewhere, or ends", () => {
  expect(waysIn(connected(line, after("c"), "a")).c).toEqual({ next: "a" });
  expect(waysIn(connected(line, after("a"), null)).a).toEqual({});
  expect(connected(line, start, null).first).toBeNull();
});

/** Whatever is done, one after the other, to a workflow that is begun from nothing. */
const acts = fc.array(fc.tuple(fc.nat(3), fc.nat(50), fc.nat(50)), { maxLength: 25, size: "max" });
function acted(done: readonly (readonly [number, number, number])[]): Definition {
  let count = 0;
  return done.reduce((now, [act, one, two]) => {
    const places = [start, ...now.steps.flatMap(placesOf)];
    const place = places[two % places.length] ?? start;
    const id = now.steps[one % Math.max(1, now.steps.length)]?.id;
    if (act === 0 || id === undefined) {
      count += 1;
      return inserted(now, place, newStep(one % 3 === 0 ? "branch" : "wait", `s${count}`, "x"));
    }
    if (act === 1) return removed(now, id);
    if (act === 2) return moved(now, id, place);
    count += 1;
    return duplicated(now, id, `s${count}`);
  }, flow({}));
}

test("whatever is done, every way is one of its step's and leads to a step, all are come to, none in a circle", () => {
  fc.assert(
    fc.property(acts, (done) => {
      const now = acted(done);
      expect(reachedFrom(now, now.first).size).toBe(now.steps.length);
      for (const step of now.steps) {
        expect(edgesOf(step)).toEqual(expect.arrayContaining(Object.keys(step.edges)));
        for (const to of Object.values(step.edges)) expect(stepOf(now, to)).toBeDefined();
        for (const place of placesOf(step))
          expect(reachedFrom(now, targetOf(now, place)).has(step.id)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
