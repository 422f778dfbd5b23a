import { openSql } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";
import { type Held, type Opening, slotOf } from "./automatic.rules.ts";

/** What opening a ticket for a conversation looks at. */
export interface Facts {
  contact: string;
  owner: string | null;
  group: string | null;
  /** It goes on; what expired only hangs on the ticket. */
  open: boolean;
  /** Of the ticket that may be made: the beginning of what the customer wrote first, else the inbox's name. */
  subject: string;
  ticket: Held | null;
}

/** The facts of all at once, by conversation. */
export async function openingFacts(tx: Tx, items: readonly Opening[]): Promise<Map<string, Facts>> {
  const rows = await tx.rows<Facts & { id: string }>(
    `select c.id, c.contact_id as contact, c.owner_id as owner, c.group_id as "group", c.state in ${openSql} as open,
       coalesce(nullif(first.words, ''), i.name) as subject,
       case when t.id is not null then jsonb_build_object('id', t.id, 'funnel', t.funnel_id,
         'yields', t.state = 'open' and t.untouched and t.source <> 'user',
         'over', t.state = 'archived',
         'shared', exists (select from conversations o where o.account_id = t.account_id and o.ticket_id = t.id and o.id <> c.id
           and o.state not in ('discarded', 'merged'))) end as ticket
     from conversations c join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
     left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
     left join lateral (select trim(left(regexp_replace(trim(m.text), '\\s+', ' ', 'g'), 80)) as words from messages m
       where m.account_id = c.account_id and m.conversation_id = c.id and m.direction = 'in' and m.text <> ''
       order by m.at, m.id limit 1) first on c.ticket_id is null
     where c.account_id = $1 and c.id = any($2::uuid[])`,
    [tx.account, items.map(({ conversation }) => conversation)],
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Open tickets of contacts, by contact and funnel. */
export async function openTicketsOf(tx: Tx, contacts: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; contact: string; funnel: string }>(
    `select id, contact_id as contact, funnel_id as funnel from tickets
     where account_id = $1 and contact_id = any($2::uuid[]) and state = 'open'`,
    [tx.account, [...new Set(contacts)]],
  );
  return new Map(rows.map(({ id, contact, funnel }) => [slotOf(contact, funnel), id]));
}
