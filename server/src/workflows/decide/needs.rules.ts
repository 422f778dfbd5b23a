import type { Step, StepOf } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { stepOf } from "./walk.rules.ts";

/** The steps that may pick a person before the run acts or waits again: whom they pick from has to be there, and locked. */
export function picksAhead(definition: Definition, step: string | null): StepOf<"assign">[] {
  const seen = new Set<string>();
  const picks: StepOf<"assign">[] = [];
  const walk = (id: string | null | undefined, first: boolean): void => {
    const here = stepOf(definition, id ?? null);
    if (!here || seen.has(here.id)) return;
    seen.add(here.id);
    if (here.kind === "assign" && here.to.kind !== "queue") picks.push(here);
    if (!first && !passes.includes(here.kind)) return;
    for (const next of Object.values(here.edges)) walk(next, false);
    if (here.kind === "jump") walk(here.to, false);
  };
  walk(step ?? definition.first, step !== null);
  return picks;
}

/** Gone through at once; where others are come to, the run stays. */
const passes: readonly Step["kind"][] = ["branch", "hours", "jump", "assign"];
