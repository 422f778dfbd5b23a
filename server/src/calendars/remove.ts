import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";

/** Removes a calendar no policy in force names: a save of one locks the calendar too. @throws NOT_FOUND, IN_USE */
export async function removeCalendar(tx: Tx, actor: Actor, id: string): Promise<void> {
  const [row] = await tx.rows<{ id: string }>(
    "select id from calendars where account_id = $1 and id = $2 for update",
    [tx.account, id],
  );
  found(row);
  const users = await tx.rows<{ name: string }>(
    `select i.name from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
     where i.account_id = $1 and p.policy->>'calendarId' = $2 order by i.position`,
    [tx.account, id],
  );
  if (users.length > 0) refuse("IN_USE", { inboxes: users.map(({ name }) => name) });
  await tx.rows("delete from calendars where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "calendar.removed", { actor }, { calendar: id });
}
