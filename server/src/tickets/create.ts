import type { Input } from "@relevo/contract/endpoint.ts";
import type { createTicket as shape, TicketLink } from "@relevo/contract/tickets.ts";
import { showContact } from "../contacts/show.ts";
import { mayLink } from "../conversations/can.rules.ts";
import { allow, seen } from "../conversations/load.ts";
import { stagesById } from "../funnels/stage-facts.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, refuse } from "../platform/refusal.ts";
import { giveWay, handOver } from "./absorb.ts";
import { beginningsOf, goingOn } from "./enter/begin.ts";
import { enterStages } from "./enter/enter.ts";
import { stageIn } from "./first-stage.ts";
import { insertTickets } from "./insert.ts";
import { linkOf } from "./link-of.ts";
import { lockRequesters } from "./load.ts";
import { placeOf, takeUp } from "./take-up.ts";

/**
 * Makes a ticket for a requester and links the conversation to it. An automatic one of the same funnel that nobody
 * touched gives way to a person's. @throws TICKET_OPEN with its number where another is open in the funnel
 */
export async function createTicket(
  tx: Tx,
  by: By,
  conversation: string,
  body: Input<typeof shape>["body"],
): Promise<TicketLink> {
  await lockRequesters(tx, [], { conversations: [conversation], contacts: [body.requesterId] });
  const row = found((await seen(tx, by, [conversation])).get(conversation));
  await showContact(tx, by, body.requesterId);
  allow(mayLink(by, row));
  if (!isMachine(by) && !by.funnels.some(({ funnel }) => funnel === body.funnelId)) refuse("NOT_FOUND");
  const wanted = await stageIn(tx, body.funnelId, body.stageId);
  const [stage] = body.stageId
    ? await goingOn(tx, [{ funnel: body.funnelId, stage: wanted }])
    : await beginningsOf(tx, [{ contact: body.requesterId, funnel: body.funnelId, stage: wanted }]);
  // Its funnel may have been taken away at this very moment.
  if (!stage || !(await stagesById(tx, [stage])).has(stage)) refuse("NOT_FOUND");
  const id = newId();
  const gone = await makeRoom(tx, by, body.requesterId, body.funnelId, id);
  const source = isMachine(by) ? "workflow" : "user";
  await insertTickets(tx, by, [
    {
      id,
      contact: body.requesterId,
      conversation: row.id,
      funnel: body.funnelId,
      stage,
      subject: body.subject,
      description: body.description,
      owner: row.owner_id,
      group: row.group_id,
      source,
      nextStep: body.nextStep,
      nextStepAt: body.nextStepAt,
    },
  ]);
  record(tx, "conversation.ticket_linked", placeOf(by, row), { ticket: id, from: row.ticket_id });
  await takeUp(tx, by, row, id, body.requesterId);
  await handOver(tx, by, gone);
  await enterStages(tx, by, [{ ticket: id, contact: body.requesterId, from: null, source }]);
  return found(await linkOf(tx, row.id));
}

/** The requester's open ticket of the funnel gives way to the new one, or stands in its way. */
async function makeRoom(tx: Tx, by: By, requester: string, funnel: string, into: string) {
  const [open] = await tx.rows<{ id: string; number: number }>(
    "select id, number from tickets where account_id = $1 and contact_id = $2 and funnel_id = $3 and state = 'open'",
    [tx.account, requester, funnel],
  );
  if (!open) return [];
  const gone = isMachine(by) ? [] : await giveWay(tx, [{ ticket: open.id, into }]);
  if (gone.length === 0) refuse("TICKET_OPEN", { ticketId: open.id, number: open.number });
  return gone;
}
