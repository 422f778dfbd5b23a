import type { Definition } from "@relevo/contract/workflows.ts";
import { expect, test } from "vitest";
import { countsOf } from "./counts.rules.ts";

const step = (id: string) => ({ id, name: "", kind: "priority" as const, ahead: true, edges: {} });
const definition: Definition = {
  trigger: null,
  conditions: { join: "and", items: [] },
  oncePerContact: false,
  endsWithConversation: false,
  first: "one",
  steps: [step("one"), step("two"), step("three"), step("four")],
};

test("S3-17: how often each step and each way was taken stands on the drawing", () => {
  const { marks, edges } = countsOf(
    definition,
    {
      begun: 9,
      steps: [
        { step: "one", entered: 9, waiting: 2, failed: 1, edges: { next: 6 } },
        { step: "two", entered: 6, waiting: 2, failed: 0, edges: { next: 4, failure: 0 } },
        { step: "three", entered: 4, edges: {} },
      ],
    },
    ({ waiting }) => (waiting ? `${waiting} esperan` : undefined),
  );
  expect(Object.fromEntries(marks)).toEqual({
    $trigger: { state: "passed", count: 9 },
    one: { state: "failed", count: 9, note: "2 esperan" },
    two: { state: "waiting", count: 6, note: "2 esperan" },
    three: { state: "passed", count: 4 },
    four: { state: "idle", count: 0 },
  });
  expect(Object.fromEntries(edges)).toEqual({
    "$trigger/first": 9,
    "one/next": 6,
    "two/next": 4,
    "two/failure": 0,
  });
});

test("without a run everything is idle", () => {
  const { marks } = countsOf(definition, { begun: 0, steps: [] }, () => undefined);
  expect([...marks.values()].every(({ state }) => state === "idle")).toBe(true);
});
