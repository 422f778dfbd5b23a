import type { FieldKind } from "@relevo/contract/fields.ts";
import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { variablesIn } from "@relevo/contract/workflow-variables.ts";
import type { Problem } from "@relevo/contract/workflows.ts";
import { isDay } from "./day.rules.ts";
import type { Known } from "./known.rules.ts";

/** Does what a step writes go with the field? A text with {{variables}} is known only when it runs. */
export function writtenProblems({ fieldId, value }: StepOf<"field">, { field }: Known): Problem[] {
  const known = fieldId === null ? undefined : field.get(fieldId);
  if (!known || value === null) return [];
  if (typeof value === "string" && variablesIn(value).length > 0) return [];
  const problem = fieldProblem(known, value);
  return problem === null ? [] : [{ pointer: "/value", problem }];
}

/** What keeps a value from standing in a field; null: nothing does. */
export function fieldProblem(
  { kind, options }: { kind: FieldKind; options: readonly string[] },
  value: string | number | boolean,
): "mismatch" | "unknown" | null {
  switch (kind) {
    case "text":
      return typeof value === "string" ? null : "mismatch";
    case "number":
      return typeof value === "number" ? null : "mismatch";
    case "yes_no":
      return typeof value === "boolean" ? null : "mismatch";
    case "date":
      return typeof value === "string" && isDay(value) ? null : "mismatch";
    case "choice":
      if (typeof value !== "string") return "mismatch";
      return options.includes(value) ? null : "unknown";
  }
}

/** Can the answer to a question be kept in this field? */
export function answerProblems({ answer, options, fieldId }: StepOf<"ask">, { field }: Known): Problem[] {
  const known = fieldId === null ? undefined : field.get(fieldId);
  if (!known) return [];
  if (!keeps[answer].includes(known.kind)) return [{ pointer: "/fieldId", problem: "mismatch" }];
  if (known.kind !== "choice") return [];
  return options.flatMap((option, i): Problem[] =>
    known.options.includes(option) ? [] : [{ pointer: `/options/${i}`, problem: "unknown" }],
  );
}

const keeps: Record<StepOf<"ask">["answer"], readonly FieldKind[]> = {
  text: ["text"],
  number: ["number", "text"],
  date: ["date", "text"],
  mail: ["text"],
  phone: ["text"],
  choice: ["choice", "text"],
  yes_no: ["yes_no", "text"],
};
