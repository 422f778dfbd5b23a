import type { TicketField } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { MoveRequest } from "@relevo/contract/ticket-acts.ts";
import type { Ticket, TicketChange } from "@relevo/contract/tickets.ts";
import type { FieldFacts } from "../../fields/missing.rules.ts";
import { valuesAfter } from "../../fields/values.rules.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import { type By, isMachine } from "../../platform/caller.ts";
import { mayEdit, type TicketStanding } from "../can.rules.ts";
import type { Decision } from "../resolve/decide.rules.ts";
import { reasonFailures } from "../resolve/reason.rules.ts";
import { standsAgainst, type Weight } from "../resolve/weigh.rules.ts";

/** All that decides about a move, read under the locks. */
export interface Moving {
  ticket: TicketStanding & {
    number: number;
    stage_id: string;
    stage_name: string;
    funnel_id: string;
    resolution: Ticket["resolution"];
  };
  /** Not there: it was removed. */
  from: StageFacts | undefined;
  to: StageFacts | undefined;
  /** The mover works in the funnel it goes to. */
  works: boolean;
  /** Normal stages of the funnel between the two. */
  between: number;
  /** Data the stage asks for that are not there, after what the act fills in. */
  missing: readonly TicketField[];
  /** The requester's open ticket of the other funnel. */
  taken: { id: string; number: number } | null;
  decision: Decision;
  /** What hangs on it, where it would be archived. */
  weight: Weight | null;
}

/** All that stands against moving it, at once. Empty, too, where it is there already. */
export function moveFailures(by: By, request: MoveRequest, one: Moving): Failure[] {
  const { ticket, from, to } = one;
  const may = mayEdit(by, ticket);
  if (may !== true) return [{ code: may, data: { number: ticket.number } }];
  if (request.fromStageId !== undefined && request.fromStageId !== ticket.stage_id)
    return [{ code: "CONFLICT", data: { stage: { id: ticket.stage_id, name: ticket.stage_name } } }];
  if (!to || (!one.works && to.funnelId !== ticket.funnel_id)) return [{ code: "NOT_FOUND" }];
  if (to.id === ticket.stage_id) return [];
  if (isMachine(by) && by.rule === "ai" && from?.kind !== "ai") return [{ code: "FORBIDDEN" }];
  return [
    ...stepFailures(one, to),
    ...(one.missing.length > 0 ? [{ code: "FIELDS_MISSING" as const, data: { fields: one.missing } }] : []),
    ...(one.taken
      ? [{ code: "TICKET_OPEN" as const, data: { ticketId: one.taken.id, number: one.taken.number } }]
      : []),
    ...(request.clearResolution && !mayClear(one)
      ? [{ code: "INVALID" as const, pointer: "/clearResolution" }]
      : []),
    ...reasonFailures(by, to.funnel, one.decision.mark?.resolution ?? null, request.reasonId),
    ...archiveFailures(by, request, one, to),
  ];
}

/** A mark is taken back on leaving a won or lost stage only. */
export function mayClear({ from, ticket }: Pick<Moving, "from" | "ticket">): boolean {
  return (from?.type === "won" || from?.type === "lost") && ticket.resolution !== "none";
}

/** Won, lost and closing stages can be reached from any and left for any, and so can another funnel. */
function stepFailures({ from, between }: Moving, to: StageFacts): Failure[] {
  const stepwise = to.funnel.moves === "adjacent" && from?.funnelId === to.funnelId;
  if (!stepwise || from.type !== "normal" || to.type !== "normal" || between === 0) return [];
  return [{ code: "MOVE_NOT_ALLOWED", data: { from: from.name, to: to.name } }];
}

/** What a rule archives waits instead; only a closing stage is the person's own decision. */
function archiveFailures(
  by: By,
  { confirmed, clearResolution }: MoveRequest,
  { decision: { archive }, weight, ticket }: Moving,
  { funnel }: StageFacts,
): Failure[] {
  if (!archive || archive.rule !== null) return [];
  const unresolved = ticket.resolution === "none" || clearResolution;
  return [
    ...(unresolved && !funnel.archiveUnresolved ? [{ code: "RESOLUTION_REQUIRED" as const }] : []),
    ...(weight && !isMachine(by) ? standsAgainst(weight, { pending: funnel.pending, confirmed }) : []),
  ];
}

/** What the stage asks for where it is entered from another one. */
export function askedFor({ requirements }: StageFacts, from: string): TicketField[] {
  return requirements.flatMap(({ fromId, fields }) => (fromId === null || fromId === from ? fields : []));
}

/** What is known once the act has filled in what it brings along. */
export function factsAfter(facts: FieldFacts, change: TicketChange): FieldFacts {
  const { value, description, nextStep, nextStepAt } = change;
  return {
    ...facts,
    value: value === undefined ? facts.value : value,
    description: description ?? facts.description,
    nextStep: nextStep ?? facts.nextStep,
    nextStepAt: nextStepAt === undefined ? facts.nextStepAt : nextStepAt ? new Date(nextStepAt) : null,
    fields: valuesAfter(change.fields ?? {}, facts.fields),
  };
}
