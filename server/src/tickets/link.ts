import type { TicketLink } from "@relevo/contract/tickets.ts";
import { mayLink } from "../conversations/can.rules.ts";
import { allow, seen } from "../conversations/load.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { linkOf } from "./link-of.ts";
import { lockRequesters, ticketsSeen } from "./load.ts";
import { placeOf, takeUp } from "./take-up.ts";

/** Links an existing ticket to a conversation, or another one. @throws LINK_OTHER_CONTACT, TICKET_ARCHIVED */
export async function linkTicket(
  tx: Tx,
  caller: Caller,
  input: { conversation: string; ticketId: string; confirmed: boolean },
): Promise<TicketLink> {
  await lockRequesters(tx, [input.ticketId], { conversations: [input.conversation] });
  const row = found((await seen(tx, caller, [input.conversation])).get(input.conversation));
  const ticket = found((await ticketsSeen(tx, caller, [input.ticketId])).get(input.ticketId));
  allow(mayLink(caller, row));
  if (ticket.state !== "open") refuse("TICKET_ARCHIVED", { number: ticket.number });
  const names = { number: ticket.number, contact: ticket.contact_name || ticket.contact_phone };
  if (ticket.contact_id !== row.contact_id && !input.confirmed) refuse("LINK_OTHER_CONTACT", names);
  const same = row.ticket_id === ticket.id;
  if (!same || row.link_state !== "confirmed" || row.link_by !== "member") {
    if (!same)
      record(tx, "conversation.ticket_linked", placeOf(caller, row), {
        ticket: ticket.id,
        from: row.ticket_id,
      });
    else record(tx, "conversation.ticket_confirmed", placeOf(caller, row), { ticket: ticket.id });
    await takeUp(tx, caller, row, ticket.id, ticket.contact_id);
  }
  return found(await linkOf(tx, row.id));
}
