import type { Condition, ConditionTree, Operator } from "@relevo/contract/workflow-conditions.ts";
import { wallAt } from "../calendars/zone.rules.ts";
import { isOpen } from "../conversations/state.rules.ts";
import { askedOf, type Value } from "./condition-values.rules.ts";
import type { Facts } from "./facts.rules.ts";

/**
 * Do the conditions hold now? Without any they do. What is not there does not exist, equals nothing and is in no list;
 * its negations hold.
 */
export function holds(
  tree: ConditionTree,
  facts: Facts,
  variables: Readonly<Record<string, string>>,
  now: Date,
): boolean {
  const one = (condition: Condition) =>
    meets(condition, askedOf(condition, facts, variables, now), facts.zone);
  return joined(tree.join, tree.items, (item) =>
    "join" in item ? joined(item.join, item.conditions, one) : one(item),
  );
}

function joined<T>(join: "and" | "or", items: readonly T[], test: (item: T) => boolean): boolean {
  return items.length === 0 || (join === "and" ? items.every(test) : items.some(test));
}

/** Each of these holds exactly where the other does not. */
const negations: Partial<Record<Operator, Operator>> = {
  is_not: "is",
  not_exists: "exists",
  not_contains: "contains",
  has_none: "has_any",
};

/** @param zone of the account: whose day an instant falls on */
function meets(
  { subject, operator, value: asked }: Pick<Condition, "subject" | "operator" | "value">,
  value: Value | null,
  zone: string,
): boolean {
  const positive = negations[operator];
  if (positive !== undefined) return !meets({ subject, operator: positive, value: asked }, value, zone);
  if (operator === "exists") return value !== null;
  if (value === null || asked === undefined) return false;
  switch (value.kind) {
    case "text":
      return textMeets(operator, plain(value.value), asked);
    case "words":
      return wordsMeet(operator, value.value, asked);
    case "choice":
      return chosen(operator, value.value, listOf(asked), subject === "conversation.state");
    case "set":
      return setMeets(operator, value.value, listOf(asked));
    case "date":
      return ordered(
        operator,
        value.value,
        listOf(asked).map((one) => dayOf(one, zone)),
      );
    case "number":
    case "duration":
      return ordered(operator, value.value, listOf(asked));
    case "yes_no":
      return operator === "is" && value.value === asked;
  }
}

type Asked = NonNullable<Condition["value"]>;
type Scalar = string | number | boolean;
function listOf(asked: Asked): readonly Scalar[] {
  return Array.isArray(asked) ? asked : [asked];
}

/** Case, accents and the space around make no difference. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

function textMeets(operator: Operator, value: string, asked: Asked): boolean {
  if (Array.isArray(asked)) return false;
  const other = plain(String(asked));
  if (operator === "is") return value === other;
  return operator === "contains" && value.includes(other);
}

/** Compared by size they are numbers. */
function wordsMeet(operator: Operator, value: string, asked: Asked): boolean {
  if (operator === "is" || operator === "contains") return textMeets(operator, plain(value), asked);
  const number = numberIn(value);
  return number !== null && ordered(operator, number, listOf(asked).map(numberIn));
}

/** The number a text is, with a point; null: it is none. */
export function numberIn(value: Scalar): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** `open` stands for every open state. */
function chosen(operator: Operator, value: string, asked: readonly Scalar[], state: boolean): boolean {
  if (operator !== "is" && operator !== "has_any") return false;
  if (operator === "is" && asked.length !== 1) return false;
  return asked.some((one) => one === value || (state && one === "open" && isOpen(value)));
}

function setMeets(operator: Operator, value: readonly string[], asked: readonly Scalar[]): boolean {
  const has = (one: Scalar) => typeof one === "string" && value.includes(one);
  if (operator === "has_any") return asked.some(has);
  return operator === "has_all" && asked.every(has);
}

/** Numbers, lengths of time, and days as YYYY-MM-DD. What cannot be compared does not meet anything. */
function ordered<T extends string | number>(
  operator: Operator,
  value: T,
  asked: readonly (Scalar | null)[],
): boolean {
  const same = (one: Scalar | null | undefined): one is T => typeof one === typeof value;
  const [first, second] = asked;
  if (!same(first) || asked.length !== (operator === "between" ? 2 : 1)) return false;
  switch (operator) {
    case "is":
      return value === first;
    case "greater":
    case "after":
      return value > first;
    case "less":
    case "before":
      return value < first;
    case "between":
      return same(second) && first <= value && value <= second;
    default:
      return false;
  }
}

/** A day as written, or the day of an instant. */
function dayOf(asked: Scalar, zone: string): string | null {
  if (typeof asked !== "string") return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked)) return asked;
  const at = /^\d{4}-\d{2}-\d{2}T/.test(asked) ? Date.parse(asked) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(wallAt(zone, at)).toISOString().slice(0, 10);
}
