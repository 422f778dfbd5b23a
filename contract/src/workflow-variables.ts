import { edgesOf, type Step } from "./workflow-steps.ts";
import type { Definition, TriggerKind } from "./workflows.ts";

/** What {{…}} may name anywhere. `today` is YYYY-MM-DD and `time` HH:MM, both in the account's zone. */
export const fixedVariables = [
  "contact.name",
  "contact.first_name",
  "contact.phone",
  "contact.mail",
  "contact.company",
  "conversation.number",
  "conversation.inbox",
  "conversation.reason",
  "conversation.connection",
  "conversation.group",
  "assignee.name",
  "ticket.number",
  "ticket.subject",
  "ticket.value",
  "ticket.funnel",
  "ticket.stage",
  "message.incoming",
  "message.outgoing",
  "account.name",
  "today",
  "time",
] as const;
export type FixedVariable = (typeof fixedVariables)[number];

/** What a trigger variable holds: words, or the id of one of these; in a text an id is shown by its name. */
export type TriggerValue =
  | "text"
  | "member"
  | "group"
  | "inbox"
  | "connection"
  | "reason"
  | "funnel"
  | "stage"
  | "resolution_reason"
  | "field"
  | "tag";

/** `{{trigger.<name>}}`, and `key` of the subject `trigger`. A webhook has those of its body besides, by path. */
export const triggerVariables: Record<TriggerKind, Readonly<Record<string, TriggerValue>>> = {
  conversation_opened: { source: "text", inbox: "inbox", connection: "connection" },
  handed_off: { stage: "stage" },
  conversation_assigned: { owner: "member", previous_owner: "member", group: "group", how: "text" },
  conversation_transferred: {
    owner: "member",
    previous_owner: "member",
    group: "group",
    previous_group: "group",
  },
  conversation_expired: { unanswered: "text" },
  conversation_closed: { outcome: "text", reason: "reason", via: "text" },
  message_received: { type: "text" },
  ticket_created: { source: "text", funnel: "funnel", stage: "stage" },
  stage_changed: { from: "stage", to: "stage", from_funnel: "funnel", to_funnel: "funnel", source: "text" },
  ticket_resolved: { resolution: "text", previous: "text", reason: "resolution_reason", source: "text" },
  contact_field_changed: { field: "field" },
  contact_tag_changed: { tag: "tag", change: "text" },
  task_overdue: { owner: "member" },
  webhook: {},
  manual: { member: "member" },
  schedule: {},
};

/** Words that begin a name of the desk's own: no step may call its variable so. */
export const reservedVariables = [
  "contact",
  "conversation",
  "assignee",
  "ticket",
  "message",
  "account",
  "today",
  "time",
  "trigger",
  "field",
  "secret",
];

/** The names in {{…}}, each once, in order. */
export function variablesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(placeholder), ([, name = ""]) => name.trim()))];
}
/** Up to 200 characters of a name, or rows of braces cost time. */
export const placeholder = /\{\{([^{}]{0,200})\}\}/g;

/** The variable a step leaves to those after it; an HTTP step's has paths (`order.id`, `order.status`). */
export function variableOfStep(step: Step): string | null {
  return step.kind === "ask" || step.kind === "http" ? step.variable : null;
}

/** Where one may go from a step: by the edges it has, and by its jump. */
export function nextSteps(step: Step): string[] {
  const jump = step.kind === "jump" && step.to !== null ? [step.to] : [];
  return [...followed(step), ...jump];
}
/** By its edges alone. Others that were written into it lead nowhere. */
export function followed(step: Step): string[] {
  return edgesOf(step).flatMap((edge) => (Object.hasOwn(step.edges, edge) && step.edges[edge]) || []);
}

/**
 * Variables that a step may find: those of the steps from which a way leads to it. Null: none yet, as for the
 * workflow's own conditions.
 */
export function variablesAt(definition: Definition, stepId: string | null): string[] {
  if (stepId === null) return [];
  const before = new Map<string, Step[]>();
  for (const step of definition.steps)
    for (const next of new Set(nextSteps(step))) before.set(next, [...(before.get(next) ?? []), step]);
  const seen = new Set<Step>();
  const open = [...(before.get(stepId) ?? [])];
  for (let step = open.pop(); step; step = open.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    open.push(...(before.get(step.id) ?? []));
  }
  return [...new Set([...seen].flatMap((step) => variableOfStep(step) ?? []))].sort();
}

/**
 * The names of a template's values, in its order: the variable's own, or with its place (`header.1`, `body.1`) where
 * two places have one of that name.
 */
export function templateKeys(variables: readonly { place: string; key: string }[]): string[] {
  const twice = (key: string) => variables.filter((one) => one.key === key).length > 1;
  return variables.map(({ place, key }) => (twice(key) ? `${place}.${key}` : key));
}
