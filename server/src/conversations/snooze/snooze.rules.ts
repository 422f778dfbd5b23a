import type { RefusalCode } from "@relevo/contract/refusals.ts";
import type { By } from "../../platform/caller.ts";
import { maySnooze, type Standing } from "../can.rules.ts";

/** Longest time a conversation is set aside, in ms. */
const longest = 90 * 24 * 60 * 60 * 1000;

/**
 * Set aside until a time within 90 days, or until the customer writes. Whoever waits for an answer is set aside only
 * with a task that says who gives it, and when.
 */
export function mayWait(
  by: By,
  row: Standing,
  { until, planned }: { until: Date | null; planned: boolean },
  now: Date,
): true | RefusalCode {
  const may = maySnooze(by, row);
  if (may !== true) return may;
  if (until && (until <= now || until.getTime() > now.getTime() + longest)) return "DATE_PAST";
  return row.waiting_since === null || planned || "TASK_REQUIRED";
}
