import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { calendarsOf } from "../../calendars/calendar.ts";
import type { Hours } from "../../calendars/hours.rules.ts";
import { policiesOf } from "../../inboxes/policy.ts";
import type { Tx } from "../../platform/db.ts";
import type { ConversationRow } from "../rows.ts";
import { windowClosedCode } from "../window.rules.ts";

/** What the channel and the thread say about a conversation that may expire. */
export interface Said {
  /** The channel refused a message after the customer's last one because its window was closed. */
  refused: boolean;
  /** Since when the customer waits, as what reached them tells: a reply that failed answers nothing. */
  waitingSince: Date | null;
}

export async function saidIn(tx: Tx, rows: readonly ConversationRow[]): Promise<Map<string, Said>> {
  const said = await tx.rows<Said & { id: string }>(
    `select c.id, exists (select from messages m where m.account_id = c.account_id and m.conversation_id = c.id and m.direction = 'out'
         and m.state = 'failed' and m.error_code = $3 and m.at >= coalesce(c.last_inbound_at, c.opened_at)) as refused,
       coalesce(c.waiting_since, case when c.settled_id is null and c.confirmed_id is null then (
         select min(i.at) from messages i where i.account_id = c.account_id and i.conversation_id = c.id and i.direction = 'in'
           and i.at > coalesce((select max(o.at) from messages o where o.account_id = c.account_id and o.conversation_id = c.id
             and o.direction = 'out' and o.author_kind <> 'bot' and o.state <> 'failed'), '-infinity')) end) as "waitingSince"
     from conversations c where c.account_id = $1 and c.id = any($2::uuid[])`,
    [tx.account, rows.map(({ id }) => id), windowClosedCode],
  );
  return new Map(said.map(({ id, ...one }) => [id, one]));
}

/** The rules and hours of inboxes, by inbox. */
export async function rulesOfInboxes(
  tx: Tx,
  inboxes: readonly string[],
): Promise<Map<string, { policy: InboxPolicy; hours: Hours }>> {
  const policies = await policiesOf(tx, inboxes);
  const calendars = await calendarsOf(
    tx,
    [...policies.values()].flatMap(({ policy }) => policy.calendarId ?? []),
  );
  return new Map(
    [...policies].map(([inbox, { policy }]) => [
      inbox,
      { policy, hours: calendars.get(policy.calendarId ?? "") ?? null },
    ]),
  );
}
