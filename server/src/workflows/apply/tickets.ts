import { MoveRequest, ResolveRequest } from "@relevo/contract/ticket-acts.ts";
import { createTask } from "../../tasks/create.ts";
import { createTicketTask } from "../../tasks/create-on-ticket.ts";
import { createTicket } from "../../tickets/create.ts";
import { type Acted, moveTickets } from "../../tickets/move/move.ts";
import { resolveTickets } from "../../tickets/resolve/resolve.ts";
import type { Outcome } from "../effects.rules.ts";
import { type Acting, type Apply, conversationOf, done, ticketOf } from "./acting.ts";

/** Leaves tasks, on the conversation or else on the ticket. */
export const task: Apply<"task"> = async (tx, by, acting) => {
  for (const one of acting) {
    const { title, taskKind: kind, owner: ownerId, dueAt } = one.effect;
    const body = { kind, title, ownerId, dueAt: dueAt?.toISOString() ?? null };
    if (one.run.conversation) await createTask(tx, by, one.run.conversation, body);
    else await createTicketTask(tx, by, ticketOf(one), body);
  }
  return acting.map(() => done);
};

/** Makes tickets that the runs' conversations are about from now on. */
export const createTickets: Apply<"create_ticket"> = async (tx, by, acting) => {
  for (const one of acting) {
    const { funnel: funnelId, stage: stageId, subject } = one.effect;
    const requester = one.facts.contact.id;
    const nothing = { description: "", nextStep: "", nextStepAt: null };
    const body = { requesterId: requester, funnelId, stageId, subject, ...nothing };
    await createTicket(tx, by, conversationOf(one), body);
  }
  return acting.map(() => done);
};

/** Moves tickets by the rules of their funnels. */
export const move: Apply<"move_ticket"> = async (tx, by, acting) => {
  const moves = acting.map((one) => {
    return { ticket: ticketOf(one), request: MoveRequest.parse({ stageId: one.effect.stage }) };
  });
  return outcomesOf(acting, await moveTickets(tx, by, moves));
};

/** Marks tickets won or lost, and archives them where asked. */
export const resolve: Apply<"resolve_ticket"> = async (tx, by, acting) => {
  const inputs = acting.map((one) => {
    const { resolution, reason: reasonId, archive } = one.effect;
    return { ticket: ticketOf(one), request: ResolveRequest.parse({ resolution, reasonId, archive }) };
  });
  return outcomesOf(acting, await resolveTickets(tx, by, inputs));
};

function outcomesOf(acting: readonly Acting[], { refused }: Acted): Outcome[] {
  const against = new Map(refused.map(({ id, failures }) => [id, failures]));
  return acting.map((one) => {
    const failures = against.get(ticketOf(one));
    return failures ? { done: false, failures } : done;
  });
}
