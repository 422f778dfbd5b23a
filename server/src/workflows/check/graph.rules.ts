import { edgesOf, type Step } from "@relevo/contract/workflow-steps.ts";
import { followed, nextSteps } from "@relevo/contract/workflow-variables.ts";
import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import { escaped } from "../texts.rules.ts";

const most = { steps: 100 };

/** Where steps lead: every way is one its step has, to a step that is there; all are come to; no circle without a stop. */
export function graphProblems({ first, steps }: Definition): Problem[] {
  if (steps.length === 0) return [{ pointer: "/steps", problem: "step_missing" }];
  const byId = new Map(steps.toReversed().map((step) => [step.id, step]));
  return [
    ...(steps.length > most.steps ? [tooMany] : []),
    ...firstProblems(first, byId),
    ...steps.flatMap((step, i) => edgeProblems(step, `/steps/${i}`, byId)),
    ...steps.flatMap(({ id }, i): Problem[] =>
      byId.get(id) === steps[i] ? [] : [{ pointer: `/steps/${i}/id`, problem: "duplicate" }],
    ),
    ...unreached(first, steps, byId),
    ...loops(steps, byId),
  ];
}

type ById = ReadonlyMap<string, Step>;
const tooMany: Problem = { pointer: "/steps", problem: "too_many", data: { max: most.steps } };

function firstProblems(first: string | null, byId: ById): Problem[] {
  if (first === null) return [{ pointer: "/first", problem: "required" }];
  return byId.has(first) ? [] : [{ pointer: "/first", problem: "unknown" }];
}

function edgeProblems(step: Step, at: string, byId: ById): Problem[] {
  const may = new Set(edgesOf(step));
  return Object.entries(step.edges).flatMap(([edge, to]): Problem[] =>
    may.has(edge) && byId.has(to) ? [] : [{ pointer: `${at}/edges/${escaped(edge)}`, problem: "unknown" }],
  );
}

function unreached(first: string | null, steps: readonly Step[], byId: ById): Problem[] {
  const seen = new Set<string>();
  const open = first === null ? [] : [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id);
    if (!step || seen.has(id)) continue;
    seen.add(id);
    open.push(...nextSteps(step));
  }
  // Without a beginning that one is what has to be mended.
  if (seen.size === 0) return [];
  return steps.flatMap(({ id }, i): Problem[] =>
    seen.has(id) ? [] : [{ pointer: `/steps/${i}`, problem: "unreachable" }],
  );
}

/** These let time pass, so that what goes round there waits for somebody. */
const waits: readonly Step["kind"][] = ["wait", "wait_reply", "ask"];

/**
 * Circles of steps that neither wait nor are gone round by a jump, which counts: each is told once, at the first of its
 * steps. A jump's own `next` is an edge as any other.
 */
function loops(steps: readonly Step[], byId: ById): Problem[] {
  const ways = new Map(steps.map((step) => [step.id, waits.includes(step.kind) ? [] : followed(step)]));
  const told = new Set<string>();
  return steps.flatMap(({ id }, i): Problem[] => {
    if (told.has(id) || byId.get(id) !== steps[i]) return [];
    const circle = circleOf(id, ways);
    for (const one of circle) told.add(one);
    return circle.length > 0 ? [{ pointer: `/steps/${i}`, problem: "loop", data: { steps: circle } }] : [];
  });
}

/** The steps on some way from one back to itself; empty: there is none. */
function circleOf(id: string, ways: ReadonlyMap<string, readonly string[]>): string[] {
  const ahead = reach(id, (at) => ways.get(at) ?? []);
  if (!ahead.has(id)) return [];
  return [...ahead].filter((one) => reach(one, (at) => ways.get(at) ?? []).has(id));
}

/** What is come to in one move or more. */
function reach(from: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...next(from)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...next(id));
  }
  return seen;
}
