import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { newStep } from "./new-step.rules.ts";

/** A workflow of waits and branches for tests, by what follows what: `{ a: { next: "b" } }`; those with b1 are branches. */
export function flow(ways: Record<string, Record<string, string>>): Definition {
  const steps = Object.entries(ways).map(
    ([id, edges]): Step => ({
      ...newStep("b1" in edges || "else" in edges ? "branch" : "wait", id, "x"),
      edges,
    }),
  );
  return {
    trigger: null,
    conditions: { join: "and", items: [] },
    oncePerContact: false,
    endsWithConversation: false,
    first: steps[0]?.id ?? null,
    steps,
  };
}

/** What follows what, for comparing. */
export function waysIn({ steps }: Definition): Record<string, Record<string, string>> {
  return Object.fromEntries(steps.map(({ id, edges }) => [id, edges]));
}
