import type { FieldValues } from "@relevo/contract/fields.ts";
import type { TicketField } from "@relevo/contract/funnels.ts";

/** What is known of a ticket and its requester. */
export interface FieldFacts {
  value: number | null;
  description: string;
  nextStep: string;
  nextStepAt: Date | null;
  contactName: string;
  contactPhone: string | null;
  contactMail: string | null;
  /** A company, or the explicit answer that there is none. */
  company: boolean;
  /** The ticket's own and its requester's, by field id. */
  fields: FieldValues;
}

/** Which of the data that are asked for are not there, each once, in the order they are asked for. */
export function missingOf(asked: readonly TicketField[], facts: FieldFacts): TicketField[] {
  return [...new Set(asked)].filter((field) => !isThere(field, facts));
}

/** Zero and "no" are answers. */
function isThere(field: TicketField, facts: FieldFacts): boolean {
  switch (field) {
    case "value":
      return facts.value !== null;
    case "nextStepAt":
      return facts.nextStepAt !== null;
    case "company":
      return facts.company;
    case "description":
    case "nextStep":
    case "contactName":
    case "contactPhone":
    case "contactMail":
      return (facts[field] ?? "").trim() !== "";
    default:
      return facts.fields[field.slice("field:".length)] !== undefined;
  }
}
