import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { StepMark } from "../canvas/canvas-context.ts";
import { placeKey, start, triggerId } from "../canvas/flow.rules.ts";

/** What a run went through, as a drawing of its definition marks it. */
export interface Passes {
  marks: Map<string, StepMark>;
  edges: Map<string, number>;
}

/**
 * Marks the steps a run went through, in their order, and the ways it took; the rest stay idle. A step gone through more
 * than once shows how it went last, and how often. `sayWhy` tells a pass in words.
 */
export function passesOf(
  definition: Definition,
  steps: readonly RunStep[],
  sayWhy: (step: RunStep) => string | undefined,
): Passes {
  const marks = new Map<string, StepMark>(definition.steps.map(({ id }) => [id, { state: "idle" }]));
  marks.set(triggerId, { state: "passed" });
  const edges = new Map<string, number>();
  if (steps.length > 0) edges.set(placeKey(start), 1);
  for (const pass of steps) {
    const times = (marks.get(pass.step)?.count ?? (marks.get(pass.step)?.state === "idle" ? 0 : 1)) + 1;
    const note = sayWhy(pass);
    marks.set(pass.step, {
      state: stateOf(pass),
      ...(times > 1 && { count: times }),
      ...(note !== undefined && { note }),
    });
    if (pass.edge === null) continue;
    const key = placeKey({ from: pass.step, edge: pass.edge });
    edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  return { marks, edges };
}

/** What was refused and had a way on has passed, too: the way it took tells. */
export function stateOf({ endedAt, edge, failures }: RunStep): StepMark["state"] {
  if (endedAt === null) return "waiting";
  return failures.length > 0 && edge === null ? "failed" : "passed";
}
