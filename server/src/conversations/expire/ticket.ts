import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { addConversationActions } from "../../tickets/add-actions.ts";
import { openAutomaticTickets } from "../../tickets/open-automatic.ts";
import type { ConversationRow } from "../rows.ts";

/**
 * What has a ticket adds its history to it, once; a proposed one counts as associated until it is rejected. What has
 * none gets exactly one where its inbox says so.
 */
export async function ticketAtExpiry(
  tx: Tx,
  by: Machine,
  rows: readonly ConversationRow[],
  rules: ReadonlyMap<string, { policy: InboxPolicy }>,
): Promise<void> {
  await addConversationActions(
    tx,
    by,
    rows.flatMap(({ id, contact_id, ticket_id, link_state }) =>
      ticket_id && link_state === "confirmed"
        ? [{ ticket: ticket_id, conversation: id, contact: contact_id }]
        : [],
    ),
  );
  await openAutomaticTickets(
    tx,
    rows.flatMap(({ id, contact_id, inbox_id, ticket_id }) =>
      ticket_id === null && rules.get(inbox_id)?.policy.expiry.withoutTicket === "create"
        ? [{ conversation: id, contact: contact_id, inbox: inbox_id, source: "expiry" as const }]
        : [],
    ),
  );
}
