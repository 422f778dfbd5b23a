import type { CloseRequest, Outcome } from "@relevo/contract/closing.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";

const outcomes: Record<Ticket["resolution"], Outcome> = {
  won: "resolved",
  lost: "no_response",
  none: "resolved",
};

/** The record a rule closes the conversations of a ticket with. */
export function closingFor(resolution: Ticket["resolution"]): CloseRequest {
  return { outcome: outcomes[resolution], note: "" };
}
