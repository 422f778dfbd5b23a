import { edgesOf, type Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import {
  type Place,
  placesOf,
  placesTo,
  reachedFrom,
  stepOf,
  targetOf,
  triggerId,
} from "../canvas/flow.rules.ts";

/** With a step there, what followed before coming after it. */
export function inserted(definition: Definition, place: Place, step: Step): Definition {
  const after = targetOf(definition, place);
  const edges = after === null ? {} : { [mainEdge(step)]: after };
  const steps = [...definition.steps, { ...step, edges }];
  return connected({ ...definition, steps }, place, step.id);
}

/** Where a way leads is changed; with null it ends there. */
export function connected(definition: Definition, { from, edge }: Place, to: string | null): Definition {
  if (from === triggerId) return { ...definition, first: to };
  return withStep(definition, from, (step) => {
    const { [edge]: _, ...others } = step.edges;
    return { ...step, edges: to === null ? others : { ...others, [edge]: to } };
  });
}

/** A step is changed, and nothing else. */
export function withStep(definition: Definition, id: string, change: (step: Step) => Step): Definition {
  return { ...definition, steps: definition.steps.map((step) => (step.id === id ? change(step) : step)) };
}

/** Without a step: what led to it leads on, and what only it led to goes with it. */
export function removed(definition: Definition, id: string): Definition {
  const reached = reachedFrom(definition, id);
  const without = bridged(definition, id);
  const stays = new Set([
    ...reachedFrom(without, without.first),
    ...definition.steps.map((step) => step.id).filter((other) => !reached.has(other)),
  ]);
  const steps = without.steps
    .filter((step) => step.id !== id && stays.has(step.id))
    .map((step) => cut(step, stays));
  return { ...without, steps };
}

/** What `removed` takes along, in their order. */
export function takenAlong(definition: Definition, id: string): string[] {
  const stays = new Set(removed(definition, id).steps.map((step) => step.id));
  return definition.steps.map((step) => step.id).filter((other) => other !== id && !stays.has(other));
}

/** With the same step once more right after it. */
export function duplicated(definition: Definition, id: string, copyId: string): Definition {
  const step = stepOf(definition, id);
  if (!step) return definition;
  return inserted(definition, { from: id, edge: mainEdge(step) }, { ...step, id: copyId, edges: {} });
}

/** A step, with what hangs from its other ways, put somewhere else. */
export function moved(definition: Definition, id: string, place: Place): Definition {
  const step = stepOf(definition, id);
  if (!step || !mayMove(definition, id, place)) return definition;
  const main = leadingEdge(step, definition);
  const out = bridged(definition, id);
  const after = targetOf(out, place);
  const put = withStep(out, id, (one) => {
    const { [main]: _, ...others } = one.edges;
    return { ...one, edges: after === null ? others : { ...others, [main]: after } };
  });
  return connected(put, place, id);
}

/** Whether a step may be put there: not where it stands, and not under itself. */
export function mayMove(definition: Definition, id: string, place: Place): boolean {
  const step = stepOf(definition, id);
  if (!step || place.from === id || targetOf(definition, place) === id) return false;
  const main = leadingEdge(step, definition);
  const others = placesOf(step).filter(({ edge }) => edge !== main);
  return !others.some((other) => reachedFrom(definition, targetOf(definition, other)).has(place.from));
}

/** Steps a way may be led to: all but its own. */
export function targetsFor(definition: Definition, place: Place): string[] {
  return definition.steps.map(({ id }) => id).filter((id) => id !== place.from);
}

/** The way that goes on: what a new step's followers hang from. */
function mainEdge(step: Step): string {
  return edgesOf(step)[0] ?? "next";
}

/** The first way that leads somewhere, or the one that would. */
function leadingEdge(step: Step, definition: Definition): string {
  const leading = placesOf(step).find((place) => targetOf(definition, place) !== null);
  return leading?.edge ?? mainEdge(step);
}

/** What led to a step leads to what follows it instead. */
function bridged(definition: Definition, id: string): Definition {
  const step = stepOf(definition, id);
  if (!step) return definition;
  const follower = targetOf(definition, { from: id, edge: leadingEdge(step, definition) });
  const after = follower === id ? null : follower;
  return placesTo(definition, id).reduce((now, place) => connected(now, place, after), definition);
}

/** Nothing leads to what is no longer there. */
function cut(step: Step, stays: ReadonlySet<string>): Step {
  const edges = Object.fromEntries(Object.entries(step.edges).filter(([, to]) => stays.has(to)));
  const whole = { ...step, edges };
  return whole.kind === "jump" && whole.to !== null && !stays.has(whole.to) ? { ...whole, to: null } : whole;
}
