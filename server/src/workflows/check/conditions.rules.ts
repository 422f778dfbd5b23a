import { Id, Instant } from "@relevo/contract/words.ts";
import {
  type Condition,
  type ConditionTree,
  operatorsOf,
  type Subject,
  subjectChoices,
  subjects,
  type ValueKind,
} from "@relevo/contract/workflow-conditions.ts";
import type { Problem } from "@relevo/contract/workflows.ts";
import { numberIn } from "../conditions.rules.ts";
import { valued } from "../references.rules.ts";
import { isDay } from "./day.rules.ts";
import type { Known } from "./known.rules.ts";

/** Conditions of one tree. */
const most = 10;

/** What is missing or does not go together in conditions. None at all is fine: they hold. */
export function treeProblems({ items }: ConditionTree, at: string, known: Known): Problem[] {
  const placed = items.flatMap((item, i) =>
    "join" in item
      ? item.conditions.map((one, j) => ({ one, pointer: `${at}/items/${i}/conditions/${j}` }))
      : [{ one: item, pointer: `${at}/items/${i}` }],
  );
  return [
    ...(placed.length > most ? [{ pointer: at, problem: "too_many", data: { max: most } } as const] : []),
    ...items.flatMap((item, i): Problem[] =>
      "join" in item && item.conditions.length === 0
        ? [{ pointer: `${at}/items/${i}`, problem: "too_few", data: { min: 1 } }]
        : [],
    ),
    ...placed.flatMap(({ one, pointer }) => conditionProblems(one, pointer, known)),
  ];
}

function conditionProblems(condition: Condition, at: string, known: Known): Problem[] {
  const { subject, key, operator, value } = condition;
  if (keyed.includes(subject) && key === undefined) return [{ pointer: `${at}/key`, problem: "required" }];
  const kind = kindOf(condition, known);
  // A field that is not there has no operators either.
  if (kind === null) return [{ pointer: `${at}/key`, problem: "unknown", data: { kind: "field" } }];
  if (!operatorsOf[kind].includes(operator)) return [{ pointer: `${at}/operator`, problem: "mismatch" }];
  if (operator === "exists" || operator === "not_exists") return [];
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return [{ pointer: `${at}/value`, problem: "required" }];
  const list = Array.isArray(value) ? value : [value];
  const sized = kind === "words" && sizes.includes(operator);
  const fit = sized ? (one: string | number | boolean) => numberIn(one) !== null : fits[kind];
  const ends = sized ? list.map((one) => numberIn(one) ?? one) : list;
  if (Array.isArray(value) !== lists.includes(operator) || (operator === "between" && !isSpan(ends)))
    return [{ pointer: `${at}/value`, problem: "mismatch" }];
  const choices = choicesOf(condition, known);
  return list.flatMap((one, i): Problem[] => {
    const pointer = Array.isArray(value) ? `${at}/value/${i}` : `${at}/value`;
    if (!fit(one)) return [{ pointer, problem: "mismatch" }];
    if (choices === "ids") return Id.safeParse(one).success ? [] : [{ pointer, problem: "unknown" }];
    return choices === null || choices.some((choice) => choice === one)
      ? []
      : [{ pointer, problem: "unknown" }];
  });
}

const keyed: readonly Subject[] = ["contact.field", "ticket.field", "variable", "trigger"];
const lists: readonly Condition["operator"][] = ["has_any", "has_all", "has_none", "between"];

const sizes: readonly Condition["operator"][] = ["greater", "less", "between"];

function fieldIn({ subject, key = "" }: Condition, { field }: Known) {
  const of = subject === "contact.field" ? "contact" : "ticket";
  const found = field.get(key);
  return found?.of === of ? found : undefined;
}
const isOfField = ({ subject }: Condition) => subject === "contact.field" || subject === "ticket.field";

/** Null: of a field that is not there. */
function kindOf(condition: Condition, known: Known): ValueKind | null {
  return isOfField(condition) ? (fieldIn(condition, known)?.kind ?? null) : subjects[condition.subject];
}

/** What can be chosen; `ids`: what of the account is there is asked for elsewhere. Null: anything of its kind. */
function choicesOf(condition: Condition, known: Known): readonly string[] | "ids" | null {
  const { subject } = condition;
  if (isOfField(condition)) {
    const field = fieldIn(condition, known);
    return field?.kind === "choice" ? field.options : null;
  }
  const fixed: Partial<Record<Subject, readonly string[]>> = subjectChoices;
  return fixed[subject] ?? (valued[subject] ? "ids" : null);
}

const fits: Record<ValueKind, (value: string | number | boolean) => boolean> = {
  text: (value) => typeof value === "string" && value.trim() !== "",
  words: (value) => typeof value !== "boolean" && String(value).trim() !== "",
  number: (value) => typeof value === "number",
  choice: (value) => typeof value === "string",
  set: (value) => typeof value === "string",
  duration: (value) => typeof value === "number" && value >= 0,
  date: (value) => typeof value === "string" && (isDay(value) || Instant.safeParse(value).success),
  yes_no: (value) => typeof value === "boolean",
};

/** From the lower to the higher. */
function isSpan(list: readonly (string | number | boolean)[]): boolean {
  const [from, to] = list;
  return (
    list.length === 2 && from !== undefined && to !== undefined && typeof from === typeof to && from <= to
  );
}
