import type { Problem } from "@relevo/contract/workflows.ts";
import { expect, test } from "vitest";
import { triggerId } from "../canvas/flow.rules.ts";
import { inserted, removed } from "./edit.rules.ts";
import { newStep } from "./new-step.rules.ts";
import { counted, placed, wrongAt } from "./problems.rules.ts";
import { flow } from "./samples.ts";

const checked = flow({ a: { next: "b" }, b: {} });
const problems: Problem[] = [
  { pointer: "/trigger", problem: "trigger_missing" },
  { pointer: "/steps/1/to/groupId", problem: "required" },
  { pointer: "/steps/1", problem: "unreachable" },
  { pointer: "/conditions/items/0/value", problem: "mismatch" },
];

test("each problem is at its step, or at the trigger", () => {
  const places = placed(problems, checked, checked);
  expect(places.map(({ at, path }) => [at, path])).toEqual([
    [triggerId, "/trigger"],
    ["b", "/to/groupId"],
    ["b", ""],
    [triggerId, "/conditions/items/0/value"],
  ]);
  expect([...counted(places)]).toEqual([
    [triggerId, 2],
    ["b", 2],
  ]);
});

test("what was changed since is found where it is now, and what is gone has none", () => {
  const grown = inserted(checked, { from: "a", edge: "next" }, newStep("wait", "n", "x"));
  expect(placed(problems, checked, grown).filter(({ at }) => at === "b")).toHaveLength(2);
  expect(placed(problems, checked, removed(checked, "b")).map(({ at }) => at)).toEqual([
    triggerId,
    triggerId,
  ]);
});

test("what was written over is not told wrong until it is checked again", () => {
  const asked: Problem[] = [{ pointer: "/steps/0/minutes", problem: "required" }, ...problems];
  const waits = (minutes: number | null) => ({
    ...checked,
    steps: [
      { id: "a", name: "", edges: { next: "b" }, kind: "wait" as const, minutes, clock: "elapsed" as const },
    ],
  });
  expect(wrongAt(placed(asked, waits(null), waits(null)), "a", "/minutes")?.problem).toBe("required");
  expect(wrongAt(placed(asked, waits(null), waits(5)), "a", "/minutes")).toBeUndefined();
  expect(placed(asked, checked, { ...checked, trigger: null }).map(({ path }) => path)).toContain(
    "/conditions/items/0/value",
  );
});

test("a setting is told what is wrong with it or in it, and not with its neighbour", () => {
  const places = placed(problems, checked, checked);
  expect(wrongAt(places, "b", "/to/groupId")?.problem).toBe("required");
  expect(wrongAt(places, "b", "/to")?.problem).toBe("required");
  expect(wrongAt(places, "b", "/t")).toBeUndefined();
  expect(wrongAt(places, "a", "/to")).toBeUndefined();
});
