import type { EffectOf } from "../../effects.rules.ts";
import { done, refused, type Tried, type Trying } from "./tried.rules.ts";

/** What stages and rules do when a ticket comes in is not tried: they are not the workflow's. */
export function tryCreateTicket(
  { funnel, stage }: EffectOf<"create_ticket">,
  { timeline, then }: Trying,
): Tried {
  if (then.ticket?.state === "open" && then.ticket.funnel === funnel)
    return refused({ code: "TICKET_OPEN", data: { number: then.ticket.number } });
  const ticket = `tried-${timeline.conversation.id}`;
  return done(
    "changed",
    { name: "ticket.created", ticket, data: { ticket, funnel, stage, source: "workflow" } },
    { name: "conversation.ticket_linked", ticket: null, data: { ticket, from: null } },
  );
}

export function tryMoveTicket(
  { stage }: EffectOf<"move_ticket">,
  { then: { ticket }, ground }: Trying,
): Tried {
  if (!ticket) return refused({ code: "TICKET_REQUIRED" });
  const to = ground.stages.get(stage);
  if (!to) return refused({ code: "NOT_FOUND" });
  if (ticket.state === "archived") return refused({ code: "TICKET_ARCHIVED" });
  if (ticket.stage === stage) return done("changed");
  const funnels = to.funnel === ticket.funnel ? null : { from: ticket.funnel, to: to.funnel };
  const data = { ticket: ticket.id, from: ticket.stage, to: stage, funnels, source: "workflow" };
  return done("changed", { name: "ticket.stage_changed", ticket: ticket.id, data });
}

export function tryResolveTicket(
  { resolution, archive, reason }: EffectOf<"resolve_ticket">,
  { then: { ticket } }: Trying,
): Tried {
  if (!ticket) return refused({ code: "TICKET_REQUIRED" });
  if (ticket.state === "archived") return refused({ code: "TICKET_ARCHIVED" });
  const marked = { ticket: ticket.id, from: ticket.resolution, resolution, reason };
  const about = { ticket: ticket.id };
  return done(
    "changed",
    { name: "ticket.resolved", ...about, data: marked },
    ...(archive ? [{ name: "ticket.archived", ...about, data: about }] : []),
  );
}
