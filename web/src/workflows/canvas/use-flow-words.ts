import type {
  Condition,
  ConditionSet,
  ConditionTree,
  Operator,
} from "@relevo/contract/workflow-conditions.ts";
import { subjectChoices, subjects } from "@relevo/contract/workflow-conditions.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition, Trigger } from "@relevo/contract/workflows.ts";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Place, stepOf } from "./flow.rules.ts";
import { lengthWords, type NameOf } from "./length-words.ts";
import { stepSummary, triggerSummary } from "./summary.ts";
import { useNames } from "./use-things.ts";

/** How workflows are told: what a step is called, what it does in a line, how its ways and conditions are named. */
export function useFlowWords() {
  const { t } = useTranslation();
  const nameOf = useNames();
  return useMemo(() => {
    const conditions = (tree: ConditionTree) => treeWords(t, nameOf, tree);
    return {
      title: (step: Step) => step.name || t(`flow.steps.${step.kind}`),
      summary: (step: Step) => stepSummary(t, nameOf, step),
      trigger: (trigger: Trigger | null) =>
        trigger ? t(`flow.triggers.${trigger.kind}`) : t("flow.noTrigger"),
      triggerSummary: (trigger: Trigger | null) => triggerSummary(t, nameOf, trigger),
      edge: (step: Step, edge: string) => edgeWords(t, step, edge),
      condition: (condition: Condition) => conditionWords(t, nameOf, condition),
      conditions,
      length: (minutes: number) => lengthWords(t, minutes),
    };
  }, [t, nameOf]);
}
export type FlowWords = ReturnType<typeof useFlowWords>;

function edgeWords(t: TFunction, step: Step, edge: string): string {
  if (step.kind === "branch") {
    const at = step.branches.findIndex(({ id }) => id === edge);
    if (at >= 0) return step.branches[at]?.name || t("flow.branchNumber", { n: at + 1 });
  }
  return isEdge(edge) ? t(`flow.edges.${edge}`) : edge;
}

const edges = [
  "next",
  "timeout",
  "failure",
  "reply",
  "else",
  "open",
  "closed",
  "invalid",
  "refused",
] as const;
function isEdge(edge: string): edge is (typeof edges)[number] {
  return (edges as readonly string[]).includes(edge);
}

/** The name drawn beside a way; null where it says nothing: the plain way on. */
export function wayName(words: FlowWords, definition: Definition, { from, edge }: Place): string | null {
  const step = stepOf(definition, from);
  return step && edge !== "next" ? words.edge(step, edge) : null;
}

function treeWords(t: TFunction, nameOf: NameOf, { join, items }: ConditionTree): string {
  const told = items.map((item) =>
    "conditions" in item ? setWords(t, nameOf, item) : conditionWords(t, nameOf, item),
  );
  return told.filter(Boolean).join(` ${t(`flow.${join}`)} `);
}

function setWords(t: TFunction, nameOf: NameOf, { join, conditions }: ConditionSet): string {
  const told = conditions.map((one) => conditionWords(t, nameOf, one));
  return told.length > 1 ? `(${told.join(` ${t(`flow.${join}`)} `)})` : (told[0] ?? "");
}

function conditionWords(t: TFunction, nameOf: NameOf, condition: Condition): string {
  const { subject, key, operator } = condition;
  const about = subject.endsWith(".field")
    ? (nameOf(key) ?? t("flow.unset"))
    : subject === "variable" || subject === "trigger"
      ? (key ?? t("flow.unset"))
      : t(`flow.subjects.${subject}`);
  return [about, operatorWords(t, operator, subjects[subject]), valueWords(t, nameOf, condition)]
    .filter(Boolean)
    .join(" ");
}

/** An operator as it reads with values of a kind. */
export function operatorWords(t: TFunction, operator: Operator, kind: string): string {
  if (kind === "choice" && (operator === "has_any" || operator === "has_none"))
    return t(`flow.choiceOperators.${operator}`);
  if (kind === "duration" && (operator === "greater" || operator === "less"))
    return t(`flow.durationOperators.${operator}`);
  return t(`flow.operators.${operator}`);
}

function valueWords(t: TFunction, nameOf: NameOf, { subject, operator, value }: Condition): string {
  if (operator === "exists" || operator === "not_exists") return "";
  if (value === undefined || value === "") return "…";
  const one = (part: string | number | boolean): string => {
    if (typeof part === "boolean") return t(part ? "flow.yes" : "flow.no");
    if (typeof part === "number")
      return subjects[subject] === "duration" ? lengthWords(t, part) : String(part);
    return choiceWords(t, subject, part) ?? nameOf(part) ?? part;
  };
  return Array.isArray(value)
    ? value.map(one).join(operator === "between" ? ` ${t("flow.and")} ` : ", ")
    : one(value);
}

/** A fixed choice of a subject in words. */
export function choiceWords(t: TFunction, subject: string, choice: string): string | undefined {
  const choices: Partial<Record<string, readonly string[]>> = subjectChoices;
  // The keys are those of subjectChoices, which the words follow; the compiler cannot follow a key in two parts.
  return choices[subject]?.includes(choice)
    ? String(t(`flow.choices.${subject}.${choice}` as "flow.choices.conversation.state.open"))
    : undefined;
}
