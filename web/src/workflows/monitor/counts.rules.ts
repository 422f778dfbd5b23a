import type { Definition } from "@relevo/contract/workflows.ts";
import type { StepMark } from "../canvas/canvas-context.ts";
import { placeKey, start, triggerId } from "../canvas/flow.rules.ts";

/** How many came to a step and went each way; of real runs also how many stand or failed there. */
export interface StepCount {
  step: string;
  entered: number;
  waiting?: number;
  failed?: number;
  edges: Readonly<Record<string, number>>;
}

/** Counts as a drawing of the definition marks them. `say` tells what a number beside the step's own means. */
export function countsOf(
  definition: Definition,
  { begun, steps }: { begun: number; steps: readonly StepCount[] },
  say: (count: StepCount) => string | undefined,
): { marks: Map<string, StepMark>; edges: Map<string, number> } {
  const marks = new Map<string, StepMark>(
    definition.steps.map(({ id }) => [id, { state: "idle", count: 0 }]),
  );
  marks.set(triggerId, { state: begun > 0 ? "passed" : "idle", count: begun });
  const edges = new Map<string, number>([[placeKey(start), begun]]);
  for (const count of steps) {
    const note = say(count);
    marks.set(count.step, { state: stateOf(count), count: count.entered, ...(note && { note }) });
    for (const [edge, times] of Object.entries(count.edges))
      edges.set(placeKey({ from: count.step, edge }), times);
  }
  return { marks, edges };
}

/** What wants a look comes first. */
function stateOf({ entered, waiting = 0, failed = 0 }: StepCount): StepMark["state"] {
  if (failed > 0) return "failed";
  if (waiting > 0) return "waiting";
  return entered > 0 ? "passed" : "idle";
}
