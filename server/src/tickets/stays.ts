import type { ActSource } from "@relevo/contract/tickets.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";

/** A ticket that is in a stage from now on, as its row says. */
export interface Arriving {
  ticket: string;
  source: ActSource;
  /** Just made: its row names the stay already. */
  fresh: boolean;
}
export interface Stay {
  ticket: string;
  contact: string;
  stage: string;
  /** Names the stay: what was promised in an earlier one is void. */
  entry: string;
  owner: string | null;
}

/** Opens a stay for each ticket and closes the one before, in one statement. */
export function openStays(tx: Tx, arriving: readonly Arriving[]): Promise<Stay[]> {
  const rows = arriving.map(({ ticket, source, fresh }) => ({
    ticket,
    source,
    entry: fresh ? null : newId(),
  }));
  return tx.rows<Stay>(
    `with a as (select * from jsonb_to_recordset($3::jsonb) as r(ticket uuid, source text, entry uuid)),
       closed as (update stage_stays s set left_at = $2 from a
         where s.account_id = $1 and s.ticket_id = a.ticket and s.left_at is null and a.entry is not null),
       moved as (update tickets t set entry_id = a.entry, stage_entered_at = $2 from a
         where t.account_id = $1 and t.id = a.ticket and a.entry is not null
         returning t.id, t.contact_id, t.funnel_id, t.stage_id, t.entry_id, t.owner_id, a.source),
       here as (select * from moved
         union all
         select t.id, t.contact_id, t.funnel_id, t.stage_id, t.entry_id, t.owner_id, a.source from tickets t join a on a.ticket = t.id
         where t.account_id = $1 and a.entry is null),
       opened as (insert into stage_stays (account_id, id, ticket_id, funnel_id, stage_id, source, entered_at)
         select $1, entry_id, id, funnel_id, stage_id, source, $2 from here)
     select id as ticket, contact_id as contact, stage_id as stage, entry_id as entry, owner_id as owner from here order by id`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

/** Tickets that leave the board leave their stage, too. */
export async function closeStays(tx: Tx, tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return;
  await tx.rows(
    "update stage_stays set left_at = $2 where account_id = $1 and ticket_id = any($3::uuid[]) and left_at is null",
    [tx.account, tx.at, tickets],
  );
}
