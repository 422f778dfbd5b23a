import type { Failure } from "@relevo/contract/refusals.ts";
import type { ResolveRequest } from "@relevo/contract/ticket-acts.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import { mayEdit, type TicketStanding } from "../can.rules.ts";
import { reasonFailures } from "./reason.rules.ts";
import { standsAgainst, type Weight } from "./weigh.rules.ts";

/** All that decides about marking and archiving by hand, read under the locks. */
export interface Resolving {
  ticket: TicketStanding & { number: number; resolution: Ticket["resolution"]; reason_id: string | null };
  funnel: StageFacts["funnel"];
  /** Of the return stage: whether there is such a one for the person, and whether it would end the next ticket. */
  back: { known: boolean; closes: boolean } | null;
  weight: Weight | null;
}

/** All that stands against it, at once. */
export function resolveFailures(by: By, request: ResolveRequest, one: Resolving): Failure[] {
  const { ticket, funnel } = one;
  const may = mayEdit(by, ticket);
  if (may !== true) return [{ code: may, data: { number: ticket.number } }];
  if (request.resolution === undefined && !request.archive)
    return [{ code: "INVALID", pointer: "/resolution", detail: "Nothing is asked for." }];
  const mark = markIn(request);
  const told = request.reasonId === null && mark === ticket.resolution && ticket.reason_id !== null;
  return [
    ...(told ? [] : reasonFailures(by, funnel, mark, request.reasonId)),
    ...(request.archive ? archiveFailures(by, request, one) : []),
  ];
}

export function markIn({ resolution }: ResolveRequest): "won" | "lost" | null {
  return resolution === "won" || resolution === "lost" ? resolution : null;
}

function archiveFailures(
  by: By,
  { resolution, confirmed, returnTo }: ResolveRequest,
  { ticket, funnel, back, weight }: Resolving,
): Failure[] {
  const unresolved = (resolution ?? ticket.resolution) === "none";
  return [
    // By itself it returns to its funnel's first stage.
    ...(returnTo === null && !isMachine(by) ? [{ code: "RETURN_REQUIRED" as const }] : []),
    ...(back && !back.known ? [{ code: "NOT_FOUND" as const }] : []),
    ...(back?.known && back.closes ? [{ code: "RETURN_CLOSES" as const }] : []),
    ...(unresolved && !funnel.archiveUnresolved ? [{ code: "RESOLUTION_REQUIRED" as const }] : []),
    ...(weight && !isMachine(by) ? standsAgainst(weight, { pending: funnel.pending, confirmed }) : []),
  ];
}
