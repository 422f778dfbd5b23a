import { type FixedVariable, placeholder } from "@relevo/contract/workflow-variables.ts";
import { wallAt } from "../calendars/zone.rules.ts";
import type { Facts } from "./facts.rules.ts";
import { fieldOf, variableOf } from "./variables.rules.ts";

type Variables = Readonly<Record<string, string>>;

/** Puts what is known in place of each {{name}}; what is not known leaves nothing behind. */
export function fill(text: string, facts: Facts, variables: Variables, now: Date): string {
  const filled = text.replaceAll(placeholder, (_, name: string) => shown(name.trim(), facts, variables, now));
  return clipped(filled, longestText);
}

/** Characters of one value, and of the whole. */
const longestValue = 4096;
const longestText = 65_536;

function shown(name: string, facts: Facts, variables: Variables, now: Date): string {
  return clipped(String(known(name, facts, variables, now) ?? ""), longestValue);
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}

type Shown = string | number | boolean | null | undefined;

function known(name: string, facts: Facts, variables: Variables, now: Date): Shown {
  if (isFixed(name)) return fixed[name](facts, now);
  if (name.startsWith("field.")) return fieldOf(facts, name.slice("field.".length))?.value;
  const value = variableOf(variables, name);
  // A trigger tells ids; people read names.
  if (value !== null && name.startsWith("trigger.") && Object.hasOwn(facts.names, value))
    return facts.names[value];
  return value;
}

function isFixed(name: string): name is FixedVariable {
  return Object.hasOwn(fixed, name);
}

const named = (name: string) => (facts: Facts) =>
  Object.hasOwn(facts.names, name) ? facts.names[name] : null;

const fixed: Record<FixedVariable, (facts: Facts, now: Date) => Shown> = {
  "contact.name": ({ contact }) => contact.name,
  "contact.first_name": ({ contact }) => contact.name.trim().split(/\s+/)[0],
  "contact.phone": ({ contact }) => contact.phone,
  "contact.mail": ({ contact }) => contact.mail,
  "contact.company": ({ contact }) => contact.company,
  "conversation.number": named("conversation.number"),
  "conversation.inbox": named("conversation.inbox"),
  "conversation.reason": named("conversation.reason"),
  "conversation.connection": named("conversation.connection"),
  "conversation.group": named("conversation.group"),
  "assignee.name": ({ assignee }) => assignee?.name,
  "ticket.number": ({ ticket }) => ticket?.number,
  "ticket.subject": ({ ticket }) => ticket?.subject,
  "ticket.value": ({ ticket }) => ticket?.value,
  "ticket.funnel": named("ticket.funnel"),
  "ticket.stage": named("ticket.stage"),
  "message.incoming": ({ said }) => said.incoming?.text,
  "message.outgoing": ({ said }) => said.outgoing?.text,
  "account.name": named("account.name"),
  today: ({ zone }, now) => wall(zone, now).slice(0, 10),
  time: ({ zone }, now) => wall(zone, now).slice(11, 16),
};

function wall(zone: string, now: Date): string {
  return new Date(wallAt(zone, now.getTime())).toISOString();
}
