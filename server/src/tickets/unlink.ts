import { mayLink } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { openAutomaticTickets } from "./open-automatic.ts";
import { placeOf } from "./take-up.ts";
import { writeLinks } from "./write-link.ts";

/**
 * Rejects a proposed link, or takes one back while the conversation is open. After a rejection it stands where it
 * stood before: with the ticket its inbox opens by itself. Without a link there is nothing to do.
 */
export async function unlinkTicket(tx: Tx, caller: Caller, conversation: string): Promise<void> {
  const row = await heldOne(tx, caller, conversation);
  allow(mayLink(caller, row));
  if (!row.ticket_id) return;
  const rejected = row.link_state === "proposed";
  await writeLinks(tx, [{ conversation: row.id, ticket: null, state: "confirmed", by: "member" }]);
  record(tx, "conversation.ticket_unlinked", placeOf(caller, row), { ticket: row.ticket_id, rejected });
  if (!rejected) return;
  const source = row.state === "expired" ? "expiry" : "inbound";
  await openAutomaticTickets(tx, [
    { conversation: row.id, contact: row.contact_id, inbox: row.inbox_id, source },
  ]);
}
