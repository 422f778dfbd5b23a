import type { Condition, Subject, ValueKind } from "@relevo/contract/workflow-conditions.ts";
import type { Facts, Said } from "./facts.rules.ts";
import { fieldOf, variableOf } from "./variables.rules.ts";

/** What is there to be compared; a duration is minutes. */
export type Value =
  | { kind: Extract<ValueKind, "text" | "words" | "choice" | "date">; value: string }
  | { kind: Extract<ValueKind, "number" | "duration">; value: number }
  | { kind: Extract<ValueKind, "set">; value: readonly string[] }
  | { kind: Extract<ValueKind, "yes_no">; value: boolean };

type Variables = Readonly<Record<string, string>>;

/** What a condition asks about, as of now; null where there is none. */
export function askedOf(
  { subject, key = "" }: Pick<Condition, "subject" | "key">,
  facts: Facts,
  variables: Variables,
  now: Date,
): Value | null {
  return values[subject](facts, key, variables, now);
}

const values: Record<Subject, (facts: Facts, key: string, variables: Variables, now: Date) => Value | null> =
  {
    "conversation.state": ({ conversation }) => choice(conversation?.state),
    "conversation.source": ({ conversation }) => choice(conversation?.source),
    "conversation.inbox": ({ conversation }) => choice(conversation?.inbox),
    "conversation.reason": ({ conversation }) => choice(conversation?.reason),
    "conversation.connection": ({ conversation }) => choice(conversation?.connection),
    "conversation.channel": ({ conversation }) => choice(conversation?.channel),
    "conversation.waiting": ({ conversation }) => yesNo(conversation?.waiting),
    "conversation.opened": ({ conversation }, _key, _variables, now) => since(conversation?.openedAt, now),
    "contact.name": ({ contact }) => text(contact.name),
    "contact.phone": ({ contact }) => text(contact.phone),
    "contact.mail": ({ contact }) => text(contact.mail),
    "contact.company": ({ contact }) => text(contact.company),
    "contact.opted_out": ({ contact }) => yesNo(contact.optedOut),
    "contact.tags": ({ contact: { tags } }) => (tags.length > 0 ? { kind: "set", value: tags } : null),
    "contact.field": (facts, key) => ofField(facts, key, "contact"),
    "ticket.exists": ({ ticket }) => yesNo(ticket !== null),
    "ticket.funnel": ({ ticket }) => choice(ticket?.funnel),
    "ticket.stage": ({ ticket }) => choice(ticket?.stage),
    "ticket.stage_kind": ({ ticket }) => choice(ticket?.stageKind),
    "ticket.resolution": ({ ticket }) => choice(ticket?.resolution),
    "ticket.subject": ({ ticket }) => text(ticket?.subject),
    "ticket.value": ({ ticket }) => number(ticket?.value),
    "ticket.in_stage": ({ ticket }, _key, _variables, now) => since(ticket?.enteredAt, now),
    "ticket.field": (facts, key) => ofField(facts, key, "ticket"),
    "since.incoming": ({ said }, _key, _variables, now) => since(said.incoming?.at, now),
    "since.outgoing": ({ said }, _key, _variables, now) => since(said.outgoing?.at, now),
    "since.automatic": ({ said }, _key, _variables, now) => since(said.automatic?.at, now),
    "message.incoming": ({ said }) => text(said.incoming?.text),
    "message.outgoing": ({ said }) => text(said.outgoing?.text),
    "message.outgoing_author": ({ said }) => choice(later(said.outgoing, said.automatic)?.author),
    "assignee.id": ({ assignee }) => choice(assignee?.id),
    "assignee.group": ({ conversation }) => choice(conversation?.group),
    "assignee.available": ({ assignee }) => yesNo(assignee?.available),
    "assignee.online": ({ assignee }) => yesNo(assignee?.online),
    variable: (_facts, key, variables) => words(variableOf(variables, key)),
    trigger: (_facts, key, variables) => words(variableOf(variables, `trigger.${key}`)),
  };

type Missing = null | undefined;
function text(value: string | Missing): Value | null {
  return value ? { kind: "text", value } : null;
}
function words(value: string | null): Value | null {
  return value === null ? null : { kind: "words", value };
}
function choice(value: string | Missing): Value | null {
  return value ? { kind: "choice", value } : null;
}
function number(value: number | Missing): Value | null {
  return typeof value === "number" ? { kind: "number", value } : null;
}
function yesNo(value: boolean | Missing): Value | null {
  return typeof value === "boolean" ? { kind: "yes_no", value } : null;
}
function since(at: Date | Missing, now: Date): Value | null {
  return at ? { kind: "duration", value: Math.max(0, now.getTime() - at.getTime()) / 60_000 } : null;
}

function later(one: Said | null, other: Said | null): Said | null {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? other : one;
}

function ofField(facts: Facts, id: string, of: "contact" | "ticket"): Value | null {
  const found = fieldOf(facts, id, of);
  if (!found) return null;
  const { kind, value } = found;
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return yesNo(value);
  return kind === "date" || kind === "choice" ? { kind, value } : text(value);
}
