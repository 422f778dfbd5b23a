import type { TicketLink } from "@relevo/contract/tickets.ts";
import { mayLink } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import type { By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { linkOf } from "./link-of.ts";
import { ticketNumbered } from "./load.ts";
import { placeOf } from "./take-up.ts";
import { writeLinks } from "./write-link.ts";

/**
 * The customer says which ticket it is about, to somebody who writes it down: it counts once it is confirmed, and
 * touches no ticket until then. @throws NOT_FOUND for a number the caller does not see
 */
export async function proposeTicket(
  tx: Tx,
  by: By,
  input: { conversation: string; number: number },
): Promise<TicketLink> {
  const row = await heldOne(tx, by, input.conversation);
  const ticket = found(await ticketNumbered(tx, by, input.number));
  allow(mayLink(by, row));
  if (ticket.state !== "open") refuse("TICKET_ARCHIVED", { number: ticket.number });
  if (row.ticket_id !== ticket.id) {
    // A person's choice is taken back in the open; an automatic one waits for the verdict.
    if (row.ticket_id && row.link_by === "member")
      record(tx, "conversation.ticket_unlinked", placeOf(by, row), {
        ticket: row.ticket_id,
        rejected: false,
      });
    await writeLinks(tx, [{ conversation: row.id, ticket: ticket.id, state: "proposed", by: "contact" }]);
    record(tx, "conversation.ticket_proposed", placeOf(by, row), { ticket: ticket.id, by: "contact" });
  }
  return found(await linkOf(tx, row.id));
}
