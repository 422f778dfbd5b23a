import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import type { Known } from "./known.rules.ts";

/** Each step that starts a workflow which, by itself or through others, starts this one again; or one that cannot be started. */
export function callProblems({ steps }: Definition, { self, workflow }: Known): Problem[] {
  return steps.flatMap((step, i): Problem[] => {
    if (step.kind !== "workflow" || step.workflowId === null) return [];
    const pointer = `/steps/${i}/workflowId`;
    if (self !== null && comesTo(step.workflowId, self, workflow))
      return [{ pointer, problem: "calls_loop" }];
    const called = workflow.get(step.workflowId);
    return called && !called.manual ? [{ pointer, problem: "unknown", data: { kind: "workflow" } }] : [];
  });
}

function comesTo(from: string, target: string, workflows: Known["workflow"]): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(workflows.get(id)?.calls ?? []));
  }
  return false;
}
