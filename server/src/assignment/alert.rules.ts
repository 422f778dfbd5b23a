import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { addOpen, type Hours } from "../calendars/hours.rules.ts";

export type Alert = "unowned" | "abandoned";
interface Waiting {
  state: string;
  owner_id: string | null;
  queued_at: Date;
  waiting_since: Date | null;
}

/** Since when the wait lasts that an alert is about; null: nobody waits so. What is set aside waits by intent. */
export function waitsSince(
  alert: Alert,
  { state, owner_id, queued_at, waiting_since }: Waiting,
): Date | null {
  if (alert === "unowned") return state === "queued" && owner_id === null ? queued_at : null;
  return state === "queued" || state === "active" ? waiting_since : null;
}

/** When the wait is over its inbox's limit, in its open hours; null: it never is. */
export function alertAt(
  alert: Alert,
  row: Waiting,
  targets: InboxPolicy["targets"],
  hours: Hours,
): Date | null {
  const since = waitsSince(alert, row);
  const minutes = alert === "unowned" ? targets.unownedMinutes : targets.abandonedMinutes;
  return since && addOpen(hours, since, minutes * 60_000);
}
