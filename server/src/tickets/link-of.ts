import type { TicketLink } from "@relevo/contract/tickets.ts";
import type { Tx } from "../platform/db.ts";
import { ticketsById } from "./load.ts";
import { renderedTicket } from "./rows.ts";

/** A conversation's ticket as the wire carries it, for somebody who sees the conversation. */
export async function linkOf(tx: Tx, conversation: string): Promise<TicketLink | null> {
  const [link] = await tx.rows<{
    ticket: string;
    state: TicketLink["state"];
    by: TicketLink["by"];
    at: Date;
  }>(
    `select ticket_id as ticket, link_state as state, link_by as "by", linked_at as at from conversations
     where account_id = $1 and id = $2 and ticket_id is not null`,
    [tx.account, conversation],
  );
  if (!link) return null;
  const row = (await ticketsById(tx, [link.ticket])).get(link.ticket);
  return row
    ? { state: link.state, by: link.by, at: link.at.toISOString(), ticket: renderedTicket(row) }
    : null;
}
