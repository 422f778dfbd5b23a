import {
  type Condition,
  type ConditionTree,
  type Operator,
  operatorsOf,
  type Subject,
  subjects,
  type ValueKind,
} from "@relevo/contract/workflow-conditions.ts";

type Item = ConditionTree["items"][number];
type Value = Condition["value"];

/** Where subjects are looked for, in their order. Those of one subject need no further choice. */
export const categories = {
  contact: [
    "conversation.state",
    "contact.name",
    "contact.phone",
    "contact.mail",
    "contact.company",
    "contact.opted_out",
    "contact.field",
  ],
  tags: ["contact.tags"],
  source: ["conversation.source"],
  conversation: [
    "conversation.inbox",
    "conversation.reason",
    "conversation.connection",
    "conversation.channel",
    "conversation.waiting",
    "conversation.opened",
  ],
  ticket: [
    "ticket.exists",
    "ticket.funnel",
    "ticket.stage",
    "ticket.stage_kind",
    "ticket.resolution",
    "ticket.subject",
    "ticket.value",
    "ticket.in_stage",
    "ticket.field",
  ],
  assignee: ["assignee.id", "assignee.group", "assignee.available", "assignee.online"],
  since_incoming: ["since.incoming"],
  since_outgoing: ["since.outgoing"],
  since_automatic: ["since.automatic"],
  message: ["message.incoming", "message.outgoing", "message.outgoing_author"],
  variables: ["variable", "trigger"],
} as const satisfies Record<string, readonly Subject[]>;
export type Category = keyof typeof categories;
export const categoryNames = Object.keys(categories) as Category[];

/** Conditions a tree has at most in all. */
export const mostConditions = 10;

export function categoryOf(subject: Subject): Category {
  const found = categoryNames.find((name) => (categories[name] as readonly Subject[]).includes(subject));
  return found ?? "contact";
}

/** The kind of what is compared: a field's own, where it is one. */
export function kindOf(subject: Subject, fieldKind: string | undefined): ValueKind {
  if (subject !== "contact.field" && subject !== "ticket.field") return subjects[subject];
  if (fieldKind === "number" || fieldKind === "date" || fieldKind === "yes_no" || fieldKind === "choice")
    return fieldKind;
  return "text";
}

/** A condition about something, as it begins. */
export function newCondition(subject: Subject, key: string | undefined, kind: ValueKind): Condition {
  const operator = operatorsOf[kind][0] ?? "is";
  return { subject, ...(key !== undefined && { key }), operator, ...emptyValue(kind, operator) };
}

/** The same with another operator; the value stays where it still fits. */
export function withOperator(condition: Condition, kind: ValueKind, operator: Operator): Condition {
  const { value, ...rest } = condition;
  const fits = formOf(condition.operator) === formOf(operator) && value !== undefined;
  return { ...rest, operator, ...(fits ? { value } : emptyValue(kind, operator)) };
}

/** None, one value, a list of choices, or two ends. */
export function formOf(operator: Operator): "none" | "one" | "many" | "two" {
  if (operator === "exists" || operator === "not_exists") return "none";
  if (operator === "between") return "two";
  return operator.startsWith("has_") ? "many" : "one";
}

function emptyValue(kind: ValueKind, operator: Operator): { value?: Value } {
  const form = formOf(operator);
  if (form === "many" || form === "two") return { value: [] };
  return form === "one" && kind === "yes_no" ? { value: true } : {};
}

export function isSet(item: Item): item is Exclude<Item, Condition> {
  return "conditions" in item;
}

/** Conditions in all, in sets too. */
export function countOf({ items }: ConditionTree): number {
  return items.reduce((count, item) => count + (isSet(item) ? item.conditions.length : 1), 0);
}

/** The items with one of them changed, or without it. */
export function withItem<T>(items: readonly T[], at: number, item: T | null): T[] {
  return items.flatMap((one, i) => (i === at ? (item === null ? [] : [item]) : [one]));
}

/** The tree without what has nothing in it: a set whose last condition was taken away. */
export function tidied(tree: ConditionTree): ConditionTree {
  return { ...tree, items: tree.items.filter((item) => !isSet(item) || item.conditions.length > 0) };
}
