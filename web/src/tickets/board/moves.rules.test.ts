import type { Stage } from "@relevo/contract/funnels.ts";
import { expect, test } from "vitest";
import { at, ticket } from "../../live/samples.ts";
import { asksFirst, movedTo } from "./moves.rules.ts";

const stage = (more: Partial<Stage> = {}): Stage => ({
  id: "s",
  funnelId: "sales",
  position: 1,
  type: "normal",
  name: "Cotizado",
  kind: "human",
  stuckHours: 48,
  exitCriteria: "",
  softLimit: null,
  requirements: [],
  assignment: null,
  ...more,
});
const first = ticket("t").stage;

test.each([
  ["a normal stage", first, stage(), false],
  ["a won stage", first, stage({ type: "won" }), true],
  ["a lost stage", first, stage({ type: "lost" }), true],
  ["a closing stage", first, stage({ type: "closing" }), true],
  ["out of a won stage", { ...first, type: "won" as const }, stage(), true],
  ["a stage that asks from any", first, stage({ requirements: [{ fromId: null, fields: ["value"] }] }), true],
  [
    "a stage that asks from here",
    first,
    stage({ requirements: [{ fromId: "first", fields: ["value"] }] }),
    true,
  ],
  [
    "a stage that asks from elsewhere",
    first,
    stage({ requirements: [{ fromId: "x", fields: ["value"] }] }),
    false,
  ],
])("%s: told first? %#", (_, from, to, expected) => {
  expect(asksFirst(from, to)).toBe(expected);
});

test("S0-8: moved, its clock in the stage begins anew", () => {
  const before = ticket("t", { stuckAt: at(1) });
  const after = movedTo(before, { funnel: before.funnel, stage: stage() }, at(5));
  expect(after).toMatchObject({ stage: { id: "s" }, stageEnteredAt: at(5), stuckAt: at(5 + 48 * 60) });
  const free = movedTo(before, { funnel: before.funnel, stage: stage({ stuckHours: null }) }, at(5));
  expect(free.stuckAt).toBeNull();
});
