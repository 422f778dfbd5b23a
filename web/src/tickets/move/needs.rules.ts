import type { Failure, RefusalCode } from "@relevo/contract/refusals.ts";
import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";

/** What has a control of its own in the dialog, so that it is not said once more. */
const placed: ReadonlySet<RefusalCode> = new Set([
  "FIELDS_MISSING",
  "REASON_REQUIRED",
  "TICKET_PENDING",
  "CONVERSATION_OPEN",
]);

/** Whether the act can happen, all of it, without a word of the person. */
export function asksNothing(check: TicketCheck): boolean {
  const { failures, missing, reasonRequired } = check;
  return failures.length + missing.length === 0 && !offersClearing(check) && !reasonRequired && !waits(check);
}

/** Whether to ask if the old mark is taken back: where a new one comes, it is replaced anyway. */
export function offersClearing({
  mayClear,
  resolution,
}: Pick<TicketCheck, "mayClear" | "resolution">): boolean {
  return mayClear && resolution === null;
}

/**
 * Something keeps it from being archived now. Where that is not refused the mark is made, and it is archived by itself
 * once nothing stands against it.
 */
export function waits(check: TicketCheck): boolean {
  const { archives, conversations } = check;
  return archives && (isPending(check) || conversations.some(({ failures }) => failures.length > 0));
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
}

/** Whether everything asked for has been given; what only the server knows it says when it is tried. */
export function isReady(check: TicketCheck, { has, reasonId }: Given): boolean {
  if (standing(check).length > 0 || !check.missing.every(has)) return false;
  if (check.reasonRequired && reasonId === null) return false;
  return !isHeldBack(check);
}

/** It goes on and is marked, and is archived by itself later. */
export function isDeferred(check: TicketCheck): boolean {
  return waits(check) && !isHeldBack(check);
}

/** It is refused until its conversations can be closed and nothing is pending. */
export function isHeldBack({ failures }: Pick<TicketCheck, "failures">): boolean {
  return failures.some(({ code }) => code === "TICKET_PENDING" || code === "CONVERSATION_OPEN");
}

/** Something is left to do, and it has to be confirmed or done first. */
export function isPending({
  archives,
  tasks,
  unanswered,
}: Pick<TicketCheck, "archives" | "tasks" | "unanswered">): boolean {
  return archives && (tasks.length > 0 || unanswered.length > 0);
}
