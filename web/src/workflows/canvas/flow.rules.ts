import { edgesOf, type Step, type StepKind } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";

/** Stands for the trigger among ids of steps; no step may be called so. */
export const triggerId = "$trigger";

/** A way out: of the trigger (edge `first`) or of a step. What follows stands there. */
export interface Place {
  from: string;
  edge: string;
}
export const start: Place = { from: triggerId, edge: "first" };

/** Ways that are only drawn where they lead somewhere: what is done when things do not go as meant. */
const aside: Partial<Record<StepKind, readonly string[]>> = {
  assign: ["timeout"],
  ask: ["invalid", "timeout"],
};
const alwaysAside = ["failure", "refused"];

/** Names a way among all of a workflow's: what edges are marked by. */
export function placeKey({ from, edge }: Place): string {
  return `${from}/${edge}`;
}

export function stepOf({ steps }: Definition, id: string | null): Step | undefined {
  return steps.find((step) => step.id === id);
}

/** Where a way leads; null where it ends. What leads to a step that is not there ends, too. */
export function targetOf(definition: Definition, { from, edge }: Place): string | null {
  const target = from === triggerId ? definition.first : stepOf(definition, from)?.edges[edge];
  return stepOf(definition, target ?? null)?.id ?? null;
}

/** The ways out of a step, in the order they are drawn. */
export function placesOf(step: Step): Place[] {
  return edgesOf(step).map((edge) => ({ from: step.id, edge }));
}

/** Whether a way is for what should not happen: it is drawn only where something follows. */
export function isAside(step: Step, edge: string): boolean {
  return alwaysAside.includes(edge) || (aside[step.kind]?.includes(edge) ?? false);
}

/** Every way that is drawn, from the trigger on, each step once, in the order one reads them. Steps nothing leads to come last. */
export function inOrder(definition: Definition): string[] {
  const seen = new Set<string>();
  const visit = (id: string | null) => {
    const step = stepOf(definition, id);
    if (!step || seen.has(step.id)) return;
    seen.add(step.id);
    for (const place of placesOf(step)) visit(targetOf(definition, place));
  };
  visit(targetOf(definition, start));
  for (const { id } of definition.steps) visit(id);
  return [...seen];
}

/** Ways by which one comes to a step, in order of reading; jumps are not among them. */
export function placesTo(definition: Definition, id: string): Place[] {
  const all = [start, ...definition.steps.flatMap(placesOf)];
  return all.filter((place) => targetOf(definition, place) === id);
}

/** All that can be reached from a step, itself included; jumps are not followed. */
export function reachedFrom(definition: Definition, id: string | null): Set<string> {
  const seen = new Set<string>();
  const visit = (at: string | null) => {
    const step = stepOf(definition, at);
    if (!step || seen.has(step.id)) return;
    seen.add(step.id);
    for (const place of placesOf(step)) visit(targetOf(definition, place));
  };
  visit(id);
  return seen;
}
