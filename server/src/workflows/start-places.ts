import { openSql } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";

/** Where a run begins: whose it is, and which conversation it acts in. */
export interface StartPlace {
  contact: string;
  conversation: string | null;
  ticket: string | null;
}

/**
 * By key. Who was merged is who they are now, and what was merged is what it became part of. What a ticket or a contact
 * starts acts in its open conversation, the one somebody said something in last; where there is none, in none.
 */
export async function placesOf(
  tx: Tx,
  asked: readonly (StartPlace & { key: string })[],
): Promise<Map<string, StartPlace>> {
  const rows = await tx.rows<StartPlace & { key: string }>(
    `with recursive who as (
       select r.key, r.conversation, r.ticket, p.id as contact, p.merged_into from jsonb_to_recordset($2::jsonb)
         as r(key text, contact uuid, conversation uuid, ticket uuid)
         join contacts p on p.account_id = $1 and p.id = r.contact
       union all
       select w.key, w.conversation, w.ticket, p.id, p.merged_into from who w
         join contacts p on p.account_id = $1 and p.id = w.merged_into),
     what as (
       select w.key, c.id, c.contact_id, c.merged_into from who w
         join conversations c on c.account_id = $1 and c.id = w.conversation where w.merged_into is null
       union all
       select w.key, c.id, c.contact_id, c.merged_into from what w
         join conversations c on c.account_id = $1 and c.id = w.merged_into)
     select w.key, w.contact, w.ticket, coalesce(t.id, o.id) as conversation from who w
     left join what t on t.key = w.key and t.merged_into is null
     left join lateral (select c.id from conversations c where w.conversation is null and c.account_id = $1
       and c.contact_id = w.contact and c.state in ${openSql}
       and (w.ticket is null or (c.ticket_id = w.ticket and c.link_state = 'confirmed'))
       order by c.active_at desc, c.id desc limit 1) o on true
     where w.merged_into is null`,
    [
      tx.account,
      JSON.stringify(
        asked.map(({ key, contact, conversation, ticket }) => ({ key, contact, conversation, ticket })),
      ),
    ],
  );
  return new Map(rows.map(({ key, ...place }) => [key, place]));
}
