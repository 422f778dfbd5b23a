import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { differenceOf, isNothing } from "./diff.rules.ts";

const wait = (id: string, minutes: number | null, edges: Record<string, string> = {}): Step => ({
  id,
  name: "",
  kind: "wait",
  minutes,
  clock: "elapsed",
  edges,
});
const of = (steps: Step[], more: Partial<Definition> = {}): Definition => ({
  trigger: { kind: "conversation_opened" },
  conditions: { join: "and", items: [] },
  oncePerContact: false,
  endsWithConversation: false,
  first: steps[0]?.id ?? null,
  steps,
  ...more,
});

describe("S3-14: what changed from a version to the next", () => {
  test("nothing, whatever the order of keys and steps", () => {
    const one = of([wait("a", 15, { next: "b" }), wait("b", 5)]);
    const other: Definition = {
      ...of([
        wait("b", 5),
        { edges: { next: "b" }, clock: "elapsed", minutes: 15, kind: "wait", name: "", id: "a" },
      ]),
      first: "a",
    };
    expect(isNothing(differenceOf(one, other))).toBe(true);
  });

  test("steps are added, removed and changed, read from the top", () => {
    const before = of([wait("a", 15, { next: "old" }), wait("old", 1)]);
    const after = of([wait("new", 2), wait("a", 20, { next: "new" })], { first: "a" });
    expect(differenceOf(before, after)).toEqual({
      whole: [],
      steps: [
        {
          kind: "changed",
          step: after.steps[1],
          before: before.steps[0],
          settings: [{ setting: "minutes", from: 15, to: 20 }],
          ways: [{ edge: "next", from: "old", to: "new" }],
        },
        { kind: "added", step: after.steps[0] },
        { kind: "removed", step: before.steps[1] },
      ],
    });
  });

  test("a way that ends now, or no longer", () => {
    const before = of([wait("a", 15, { next: "b" }), wait("b", 1)]);
    const after = of([wait("a", 15), wait("b", 1, { next: "a" })]);
    expect(differenceOf(before, after).steps).toMatchObject([
      { kind: "changed", settings: [], ways: [{ edge: "next", from: "b", to: null }] },
      { kind: "changed", settings: [], ways: [{ edge: "next", from: null, to: "a" }] },
    ]);
  });

  test("an id of another kind is another step", () => {
    const after = of([{ id: "a", name: "", kind: "priority", ahead: true, edges: {} }]);
    expect(differenceOf(of([wait("a", 1)]), after).steps.map(({ kind }) => kind)).toEqual([
      "added",
      "removed",
    ]);
  });

  test("what starts it, its conditions and its limits", () => {
    const after = of([], {
      trigger: { kind: "manual" },
      conditions: { join: "and", items: [{ subject: "conversation.waiting", operator: "is", value: true }] },
      oncePerContact: true,
      endsWithConversation: true,
    });
    expect(differenceOf(of([wait("a", 1)]), after).whole.map(({ what }) => what)).toEqual([
      "trigger",
      "conditions",
      "oncePerContact",
      "endsWithConversation",
      "first",
    ]);
  });
});
