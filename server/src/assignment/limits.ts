import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { calendarsOf } from "../calendars/calendar.ts";
import type { Hours } from "../calendars/hours.rules.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Tx } from "../platform/db.ts";

export interface Limits {
  targets: InboxPolicy["targets"];
  hours: Hours;
  requeueMinutes: number | null;
}

/** What the inboxes of these rows say about waiting, with their hours. */
export async function limitsOf(tx: Tx, rows: readonly { inbox_id: string }[]): Promise<Map<string, Limits>> {
  const policies = await policiesOf(
    tx,
    rows.map(({ inbox_id }) => inbox_id),
  );
  const calendars = [...policies.values()].flatMap(({ policy }) => policy.calendarId ?? []);
  const hours = await calendarsOf(tx, calendars);
  return new Map(
    [...policies].map(([inbox, { policy }]) => [
      inbox,
      {
        targets: policy.targets,
        hours: (policy.calendarId && hours.get(policy.calendarId)) || null,
        requeueMinutes: policy.requeueMinutes,
      },
    ]),
  );
}
