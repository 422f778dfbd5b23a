import type { Input } from "@relevo/contract/endpoint.ts";
import type { editTicket as shape, Ticket } from "@relevo/contract/tickets.ts";
import { allow } from "../conversations/load.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { mayEdit } from "./can.rules.ts";
import { isEvidence } from "./is-evidence.ts";
import { lockRequesters, ticketsById, ticketsSeen } from "./load.ts";
import { renderedTicket, type TicketRow } from "./rows.ts";

type Body = Input<typeof shape>["body"];

/** Changes what a ticket says, or its next step. @throws TICKET_ARCHIVED, IS_EVIDENCE */
export async function editTicket(tx: Tx, caller: Caller, id: string, body: Body): Promise<Ticket> {
  await lockRequesters(tx, [id]);
  const row = found((await ticketsSeen(tx, caller, [id])).get(id));
  allow(mayEdit(caller, row), { number: row.number });
  const now = saidBy(row);
  const date = body.nextStepAt === undefined ? now.nextStepAt : body.nextStepAt && new Date(body.nextStepAt);
  const next = {
    subject: body.subject ?? now.subject,
    description: body.description ?? now.description,
    nextStep: body.nextStep ?? now.nextStep,
    nextStepAt: date || null,
  };
  const fields = (["subject", "description", "nextStep", "nextStepAt"] as const).filter(
    (field) => next[field]?.valueOf() !== now[field]?.valueOf(),
  );
  if (fields.length === 0) return renderedTicket(row);
  const emptied = (now.nextStep !== "" && next.nextStep === "") || (now.nextStepAt && !next.nextStepAt);
  if (emptied && (await isEvidence(tx, id))) refuse("IS_EVIDENCE");
  await tx.rows(
    `update tickets set subject = $3, description = $4, next_step = $5, next_step_at = $6, untouched = false, changed_at = $7
     where account_id = $1 and id = $2`,
    [tx.account, id, next.subject, next.description, next.nextStep, next.nextStepAt, tx.at],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id };
  record(tx, "ticket.changed", place, { ticket: id, fields });
  return renderedTicket(found((await ticketsById(tx, [id])).get(id)));
}

function saidBy(row: TicketRow) {
  const { subject, description, next_step: nextStep, next_step_at: nextStepAt } = row;
  return { subject, description, nextStep, nextStepAt };
}
