import { Definition } from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { finished, known, of, things } from "../../../test/support/workflow-definitions.ts";
import { problemsOf } from "./check.rules.ts";

const found = (definition: Definition, more = known) =>
  problemsOf(definition, more).map(({ pointer, problem }) => `${pointer} ${problem}`);
const one = (kind: string, settings: Record<string, unknown> = {}) =>
  found(of([{ kind, ...finished[kind], ...settings }]));
const when = (...items: unknown[]) => ({ join: "and", items });
const message = { kind: "message", text: "Hola" };

describe("where steps lead", () => {
  test("nothing at all", () => {
    const nothing = Definition.parse({ trigger: null, first: null, steps: [] });
    expect(found(nothing)).toEqual(["/trigger trigger_missing", "/steps step_missing"]);
  });
  test("a first step that is not chosen, or not there", () => {
    expect(found(of([message], { first: null }))).toEqual(["/first required"]);
    expect(found(of([message], { first: "z" }))).toEqual(["/first unknown"]);
  });
  test("edges the step has not, and to what is not there", () => {
    const edges = { reply: "a", next: "z", "x/y": "a" };
    expect(found(of([{ ...message, edges }]))).toEqual([
      "/steps/0/edges/reply unknown",
      "/steps/0/edges/next unknown",
      "/steps/0/edges/x~1y unknown",
    ]);
  });
  test("a step that nothing leads to, but for a jump", () => {
    const far = { ...message, id: "b" };
    expect(found(of([message, far]))).toEqual(["/steps/1 unreachable"]);
    expect(
      found(of([{ ...message, edges: { next: "j" } }, far, { id: "j", kind: "jump", to: "b" }])),
    ).toEqual([]);
  });
  test("two steps of one name, two branches of one, and one named as the step's own edge", () => {
    expect(found(of([message, message]))).toEqual(["/steps/1/id duplicate"]);
    const on = when({ subject: "ticket.exists", operator: "is", value: true });
    const branches = ["x", "x", "else"].map((id) => ({ id, when: on }));
    expect(one("branch", { branches })).toEqual([
      "/steps/0/branches/1/id duplicate",
      "/steps/0/branches/2/id duplicate",
    ]);
  });
  test("101 steps, 10 branches, 11 conditions", () => {
    const line = (count: number) =>
      of(
        Array.from({ length: count }, (_, i) => ({
          ...message,
          id: `s${i}`,
          edges: i + 1 < count ? { next: `s${i + 1}` } : {},
        })),
        { first: "s0" },
      );
    expect(found(line(100))).toEqual([]);
    expect(found(line(101))).toEqual(["/steps too_many"]);
    const on = { subject: "ticket.exists", operator: "is", value: true };
    const branches = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ id: `b${i}`, when: when(on) }));
    expect(one("branch", { branches: branches(9) })).toEqual([]);
    expect(one("branch", { branches: branches(10) })).toEqual(["/steps/0/branches too_many"]);
    const sets = (count: number) => when(on, { join: "or", conditions: Array(count - 1).fill(on) });
    expect(found(of([message], { conditions: sets(10) }))).toEqual([]);
    expect(found(of([message], { conditions: sets(11) }))).toEqual(["/conditions too_many"]);
  });
});

test("a hostile draft is judged soon", () => {
  const edges = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`e${i}`, "s1"]));
  const branches = Array.from({ length: 5000 }, (_, i) => ({ id: `b${i}`, when: when() }));
  const wide = [
    { id: "a", kind: "branch", branches, edges },
    ...Array.from({ length: 199 }, (_, i) => ({
      id: `s${i}`,
      ...message,
      text: "{{x}}",
      edges: { next: `s${i + 1}` },
    })),
  ];
  const definition = of(wide);
  const before = performance.now();
  expect(problemsOf(definition, known)).toHaveLength(200);
  expect(performance.now() - before).toBeLessThan(10_000);
}, 30_000);

describe("circles", () => {
  const circle = (...middle: Record<string, unknown>[]) =>
    found(of([{ ...message, edges: { next: "b" } }, ...middle]));
  test.each([
    ["of steps that do not wait", { id: "b", ...message, edges: { next: "a" } }, ["/steps/0 loop"]],
    ["of a step alone", { id: "b", ...message, edges: { next: "b" } }, ["/steps/1 loop"]],
    ["with a wait", { id: "b", kind: "wait", minutes: 5, edges: { next: "a" } }, []],
    ["with a wait for a reply", { id: "b", kind: "wait_reply", minutes: 5, edges: { reply: "a" } }, []],
    ["with a question", { id: "b", kind: "ask", ...finished.ask, edges: { next: "a" } }, []],
    ["by a jump, which counts", { id: "b", kind: "jump", to: "a" }, []],
    ["by where a jump goes on", { id: "b", kind: "jump", to: "a", edges: { next: "a" } }, ["/steps/0 loop"]],
  ])("%s", (_, step, expected) => expect(circle(step)).toEqual(expected));

  test("of workflows that start each other", () => {
    const calls = (list: string[]) => ({
      ...known,
      workflow: new Map([
        ...known.workflow,
        [things.manual, { name: "Encuesta", manual: true, calls: list }] as const,
      ]),
    });
    const call = (workflowId: string) => of([{ kind: "workflow", workflowId }]);
    expect(found(call(things.self))).toEqual(["/steps/0/workflowId calls_loop"]);
    expect(found(call(things.manual), calls([things.self]))).toEqual(["/steps/0/workflowId calls_loop"]);
    expect(found(call(things.manual), calls([things.manual, things.auto]))).toEqual([]);
    // One that is not there yet is started by nobody.
    expect(found(call(things.manual), { ...calls([things.self]), self: null })).toEqual([]);
  });
});
