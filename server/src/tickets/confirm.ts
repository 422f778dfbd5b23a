import type { TicketLink } from "@relevo/contract/tickets.ts";
import { mayLink } from "../conversations/can.rules.ts";
import { allow, seen } from "../conversations/load.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { linkOf } from "./link-of.ts";
import { lockRequesters, ticketsById } from "./load.ts";
import { placeOf, takeUp } from "./take-up.ts";

/** The proposed link is right; it absorbs an untouched automatic ticket. @throws NOT_FOUND where none is proposed */
export async function confirmTicket(tx: Tx, caller: Caller, conversation: string): Promise<TicketLink> {
  const before = (await seen(tx, caller, [conversation])).get(conversation)?.ticket_id;
  await lockRequesters(tx, before ? [before] : [], { conversations: [conversation] });
  const row = found((await seen(tx, caller, [conversation])).get(conversation));
  const id = found(row.ticket_id);
  allow(mayLink(caller, row));
  if (row.link_state === "proposed") {
    const ticket = found((await ticketsById(tx, [id])).get(id));
    if (ticket.state !== "open") refuse("TICKET_ARCHIVED", { number: ticket.number });
    record(tx, "conversation.ticket_confirmed", placeOf(caller, row), { ticket: id });
    await takeUp(tx, caller, row, id, ticket.contact_id);
  }
  return found(await linkOf(tx, row.id));
}
