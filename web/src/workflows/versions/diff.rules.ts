import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { inOrder, stepOf } from "../canvas/flow.rules.ts";

const wholes = ["trigger", "conditions", "oncePerContact", "endsWithConversation", "first"] as const;
/** Of the workflow as a whole. */
export interface WholeChange {
  what: (typeof wholes)[number];
}
/** Of one setting of a step. */
export interface SettingChange {
  setting: string;
  from: unknown;
  to: unknown;
}
/** Of what follows: ids of steps, null where it ends. */
export interface WayChange {
  edge: string;
  from: string | null;
  to: string | null;
}
export type StepChange =
  | { kind: "added" | "removed"; step: Step }
  | { kind: "changed"; step: Step; before: Step; settings: SettingChange[]; ways: WayChange[] };
export interface Difference {
  whole: WholeChange[];
  /** In the order one reads the newer one; what was removed comes last. */
  steps: StepChange[];
}

/** What changed from one definition to another. A step is the same one by its id, as long as its kind is. */
export function differenceOf(before: Definition, after: Definition): Difference {
  const kept = (step: Step, { steps }: Definition) =>
    steps.find(({ id, kind }) => id === step.id && kind === step.kind);
  const now = inOrder(after).flatMap((id) => stepOf(after, id) ?? []);
  const changes = now.flatMap((step): StepChange[] => {
    const was = kept(step, before);
    return was ? changed(was, step) : [{ kind: "added", step }];
  });
  const gone = inOrder(before).flatMap((id): StepChange[] => {
    const step = stepOf(before, id);
    return step && !kept(step, after) ? [{ kind: "removed", step }] : [];
  });
  const whole = wholes.filter((what) => !same(before[what], after[what])).map((what) => ({ what }));
  return { whole, steps: [...changes, ...gone] };
}

export function isNothing({ whole, steps }: Difference): boolean {
  return whole.length === 0 && steps.length === 0;
}

function changed(before: Step, step: Step): StepChange[] {
  const { id: _, kind: __, edges: was, ...old } = before;
  const { id: ___, kind: ____, edges: is, ...fresh } = step;
  const [from, to] = [new Map(Object.entries(old)), new Map(Object.entries(fresh))];
  const settings = [...new Set([...to.keys(), ...from.keys()])]
    .filter((setting) => !same(from.get(setting), to.get(setting)))
    .map((setting) => ({ setting, from: from.get(setting) ?? null, to: to.get(setting) ?? null }));
  const ways = [...new Set([...Object.keys(is), ...Object.keys(was)])]
    .map((edge) => ({ edge, from: was[edge] ?? null, to: is[edge] ?? null }))
    .filter((way) => way.from !== way.to);
  return settings.length + ways.length > 0 ? [{ kind: "changed", step, before, settings, ways }] : [];
}

/** Of values as JSON has them; the order of an object's keys does not count, nor does one that is not there. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
