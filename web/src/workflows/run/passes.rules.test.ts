import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { passesOf } from "./passes.rules.ts";

const definition: Definition = {
  trigger: { kind: "conversation_opened" },
  conditions: { join: "and", items: [] },
  oncePerContact: false,
  endsWithConversation: false,
  first: "wait",
  steps: [
    { id: "wait", name: "", kind: "wait", minutes: 15, clock: "elapsed", edges: { next: "ahead" } },
    { id: "ahead", name: "", kind: "priority", ahead: true, edges: { failure: "wait" } },
    { id: "never", name: "", kind: "priority", ahead: false, edges: {} },
  ],
};
const pass = (n: number, step: string, more: Partial<RunStep> = {}): RunStep => ({
  n,
  step,
  kind: "wait",
  at: "2026-11-21T12:00:00.000Z",
  endedAt: "2026-11-21T12:15:00.000Z",
  edge: "next",
  why: null,
  failures: [],
  ...more,
});
const said = () => undefined;

describe("S3-17: a run drawn on its definition", () => {
  test("a run that has not begun marks the trigger only", () => {
    const { marks, edges } = passesOf(definition, [], said);
    expect(marks.get("$trigger")?.state).toBe("passed");
    expect(marks.get("wait")?.state).toBe("idle");
    expect(edges.size).toBe(0);
  });

  test("what it went through is passed, where it stands waits, the rest is idle", () => {
    const { marks, edges } = passesOf(
      definition,
      [pass(1, "wait"), pass(2, "ahead", { endedAt: null, edge: null })],
      said,
    );
    expect([marks.get("wait")?.state, marks.get("ahead")?.state, marks.get("never")?.state]).toEqual([
      "passed",
      "waiting",
      "idle",
    ]);
    expect(Object.fromEntries(edges)).toEqual({ "$trigger/first": 1, "wait/next": 1 });
  });

  test("a refusal that ended it has failed; one that had a way on has passed", () => {
    const failures = [{ code: "NOT_OPEN" as const }];
    const ended = passesOf(definition, [pass(1, "ahead", { edge: null, failures })], said);
    expect(ended.marks.get("ahead")?.state).toBe("failed");
    const onward = passesOf(definition, [pass(1, "ahead", { edge: "failure", failures })], said);
    expect(onward.marks.get("ahead")?.state).toBe("passed");
    expect(onward.edges.get("ahead/failure")).toBe(1);
  });

  test("a step gone through more than once says how often, and how it went last", () => {
    const steps = [pass(1, "wait"), pass(2, "wait"), pass(3, "wait", { endedAt: null, edge: null })];
    const { marks, edges } = passesOf(definition, steps, ({ n }) => `vez ${n}`);
    expect(marks.get("wait")).toEqual({ state: "waiting", count: 3, note: "vez 3" });
    expect(edges.get("wait/next")).toBe(2);
  });

  test("a step that is no longer in the definition is marked, and harms nothing", () => {
    expect(passesOf(definition, [pass(1, "gone")], said).marks.get("gone")?.state).toBe("passed");
  });
});
