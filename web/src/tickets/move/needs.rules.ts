import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";

/** What has a control of its own in the dialog, so that it is not said once more. */
const placed: ReadonlySet<RefusalCode> = new Set([
  "FIELDS_MISSING",
  "REASON_REQUIRED",
  "TICKET_PENDING",
  "CONVERSATION_OPEN",
]);

/** Whether the act can happen without a word of the person. */
export function asksNothing({ failures, missing, mayClear, reasonRequired }: TicketCheck): boolean {
  return failures.length === 0 && missing.length === 0 && !mayClear && !reasonRequired;
}

/** What stands against the act and no control of the dialog mends. */
export function standing({ failures }: Pick<TicketCheck, "failures">): Failure[] {
  return failures.filter(({ code }) => !placed.has(code));
}

/** What is asked for and not given yet. */
export interface Given {
  /** Whether that datum has been filled in here. */
  has: (field: TicketCheck["missing"][number]) => boolean;
  reasonId: string | null;
  confirmed: boolean;
}

/** Whether everything asked for has been given; what only the server knows it says when it is tried. */
export function isReady(check: TicketCheck, { has, reasonId, confirmed }: Given): boolean {
  if (standing(check).length > 0 || !check.missing.every(has)) return false;
  if (check.reasonRequired && reasonId === null) return false;
  if (check.conversations.some(({ failures }) => failures.length > 0)) return false;
  return !isPending(check) || (check.mayConfirm && confirmed);
}

/** Something is left to do, and it has to be confirmed or done first. */
export function isPending({ archives, tasks, unanswered }: TicketCheck): boolean {
  return archives && (tasks.length > 0 || unanswered.length > 0);
}
