import type { Input } from "@relevo/contract/endpoint.ts";
import type { startConversation } from "@relevo/contract/templates.ts";
import { MoveRequest } from "@relevo/contract/ticket-acts.ts";
import { selfClosing } from "../funnels/self-closing.ts";
import { stagesById } from "../funnels/stage-facts.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { mayEdit } from "../tickets/can.rules.ts";
import { enterStages } from "../tickets/enter/enter.ts";
import { insertTickets } from "../tickets/insert.ts";
import { moveTickets } from "../tickets/move/move.ts";
import { lockTickets } from "../tickets/own-tickets.ts";
import { writeLinks } from "../tickets/write-link.ts";

/** Where the ticket of a conversation that we open begins. */
export interface Beginning {
  contact: string;
  funnel: string;
  stage: string;
  /** The contact's open one of that funnel: it is used, and no second one is made. */
  used: string | null;
  /** The used one goes to the stage. */
  moves: boolean;
}

/**
 * What the choice of a funnel and a stage comes to for a contact, who is locked. Nobody begins where a ticket would end
 * at once, nor takes a colleague's ticket by writing first, but for those who lead.
 * @throws NOT_FOUND, MOVE_NOT_ALLOWED, ALREADY_OWNED
 */
export async function beginningFor(
  tx: Tx,
  caller: Caller,
  contact: string,
  { funnelId, stageId, move }: Input<typeof startConversation>["body"]["ticket"],
): Promise<Beginning> {
  const stage = found((await stagesById(tx, [stageId])).get(stageId));
  const works = caller.funnels.some(({ funnel }) => funnel === funnelId);
  if (stage.funnelId !== funnelId || !works) refuse("NOT_FOUND");
  const open = await openTicket(tx, contact, funnelId);
  if (open && mayEdit(caller, open) !== true)
    refuse("ALREADY_OWNED", { owner: open.owner_name, number: open.number });
  const moves = open !== null && move && open.stage_id !== stageId;
  if ((!open || moves) && (await selfClosing(tx, [stageId])).has(stageId))
    refuse("MOVE_NOT_ALLOWED", { to: stage.name, ends: true });
  return { contact, funnel: funnelId, stage: stageId, used: open?.id ?? null, moves };
}

async function openTicket(tx: Tx, contact: string, funnel: string) {
  const slot = [tx.account, contact, funnel];
  const [row] = await tx.rows<{ id: string }>(
    "select id from tickets where account_id = $1 and contact_id = $2 and funnel_id = $3 and state = 'open'",
    slot,
  );
  if (!row) return null;
  await lockTickets(tx, [row.id]);
  const [ticket] = await tx.rows<{
    id: string;
    number: number;
    state: string;
    stage_id: string;
    owner_id: string | null;
    owner_name: string | null;
  }>(
    `select t.id, t.number, t.state, t.stage_id, t.owner_id, o.name as owner_name
     from tickets t left join members o on o.account_id = t.account_id and o.id = t.owner_id
     where t.account_id = $1 and t.contact_id = $2 and t.funnel_id = $3 and t.state = 'open'`,
    slot,
  );
  return ticket ?? null;
}

/** The used one is a person's choice from now on, and goes where they say. @throws what stands against the move */
export async function goOnWith(tx: Tx, caller: Caller, { used, moves, stage }: Beginning): Promise<void> {
  if (!used) return;
  await tx.rows("update tickets set untouched = false where account_id = $1 and id = $2 and untouched", [
    tx.account,
    used,
  ]);
  if (!moves) return;
  const { refused } = await moveTickets(tx, caller, [
    { ticket: used, request: MoveRequest.parse({ stageId: stage }), kept: true },
  ]);
  if (refused[0]) throw new Refusal(refused[0].failures);
}

/** Makes the ticket of a conversation that just began: the caller's, as the conversation is. */
export async function beginTicket(
  tx: Tx,
  caller: Caller,
  { contact, funnel, stage }: Beginning,
  { conversation, subject }: { conversation: string; subject: string },
): Promise<void> {
  const ticket = newId();
  const said = { subject, description: "", nextStep: "", nextStepAt: null };
  await insertTickets(tx, caller, [
    {
      id: ticket,
      contact,
      conversation,
      funnel,
      stage,
      ...said,
      owner: caller.member,
      group: null,
      source: "user",
    },
  ]);
  await writeLinks(tx, [{ conversation, ticket, state: "confirmed", by: "member" }]);
  const place = { actor: actorOf(caller), contact, conversation };
  record(tx, "conversation.ticket_linked", place, { ticket, from: null });
  await enterStages(tx, caller, [{ ticket, contact, from: null, source: "user", kept: true }]);
}
