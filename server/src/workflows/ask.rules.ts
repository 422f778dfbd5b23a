import type { StepOf } from "@relevo/contract/workflow-steps.ts";
import { choiceOf } from "./ask/choice.rules.ts";
import { dateOf } from "./ask/date.rules.ts";
import { numberOf } from "./ask/number.rules.ts";
import { mailOf, phoneOf } from "./ask/reach.rules.ts";
import { yesOrNo } from "./ask/yes-no.rules.ts";

/** What a field of text holds. */
const longest = 2000;

/**
 * What an answer to a question comes to: text and choices as written, numbers with a point, dates as YYYY-MM-DD, phones
 * in E.164, `yes` or `no`. Null: it is no answer. Read in Spanish, Portuguese and English.
 * @param phone the customer's own: a number without country code is of its country
 */
export function answerOf(
  { answer, options }: Pick<StepOf<"ask">, "answer" | "options">,
  text: string,
  phone: string | null = null,
): { value: string } | null {
  const value = read(answer, options, text.normalize("NFC").trim(), phone);
  return value === null || value === "" ? null : { value };
}

function read(
  kind: StepOf<"ask">["answer"],
  options: readonly string[],
  said: string,
  phone: string | null,
): string | null {
  switch (kind) {
    case "text":
      // The cut may go through a character of two halves, which no table takes.
      return said.slice(0, longest).toWellFormed();
    case "number":
      return numberOf(said);
    case "date":
      return dateOf(said);
    case "mail":
      return mailOf(said);
    case "phone":
      return phoneOf(said, phone);
    case "choice":
      return choiceOf(options, said);
    case "yes_no":
      return yesOrNo(said);
  }
}
