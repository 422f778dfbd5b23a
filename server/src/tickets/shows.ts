import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { ticketVisibleWhere } from "./visible.ts";

/** Does the caller see the ticket a conversation is confirmed for, and so read what was said in it? */
export async function ticketShows(tx: Tx, caller: Caller, conversation: string): Promise<boolean> {
  const sight = ticketVisibleWhere(caller, "t", 3);
  const rows = await tx.rows(
    `select from conversations c join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
     where c.account_id = $1 and c.id = $2 and c.link_state = 'confirmed' and ${sight.sql}`,
    [tx.account, conversation, ...sight.values],
  );
  return rows.length > 0;
}
