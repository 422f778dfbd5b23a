import type { Ticket } from "@relevo/contract/tickets.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { takeNumbers } from "../platform/numbers.ts";
import { unlessTaken } from "../platform/taken.ts";

export interface NewTicket {
  /** Where it must be known before. */
  id?: string;
  /** The requester, locked. */
  contact: string;
  /** Where it began. */
  conversation: string;
  funnel: string;
  stage: string;
  subject: string;
  description: string;
  owner: string | null;
  group: string | null;
  source: Ticket["source"];
  nextStep: string;
  nextStepAt: string | null;
}

/** Makes tickets; answers their ids in order. @throws TICKET_OPEN where the contact has an open one in the funnel */
export async function insertTickets(tx: Tx, by: By, tickets: readonly NewTicket[]): Promise<string[]> {
  if (tickets.length === 0) return [];
  const first = await takeNumbers(tx, "ticket", tickets.length);
  const rows = tickets.map((ticket, i) => ({
    ...ticket,
    id: ticket.id ?? newId(),
    number: first + i,
    group: ticket.owner ? null : ticket.group,
    author: isMachine(by) ? null : by.member,
    entry: newId(),
  }));
  await unlessTaken("TICKET_OPEN", () =>
    tx.rows(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, owner_id, group_id,
         source, untouched, next_step, next_step_at, state, resolution, created_by, created_at, stage_entered_at, entry_id,
         changed_at, seen)
       select $1, id, number, contact, funnel, stage, subject, description, owner, "group",
         source, source <> 'user', "nextStep", "nextStepAt", 'open', 'none', author, $2, $2, entry, $2, owner is not distinct from author and owner is not null
       from jsonb_to_recordset($3::jsonb) as r(id uuid, number bigint, contact uuid, funnel uuid, stage uuid, subject text,
         description text, owner uuid, "group" uuid, source text, "nextStep" text, "nextStepAt" timestamptz, author uuid, entry uuid)`,
      [tx.account, tx.at, JSON.stringify(rows)],
    ),
  );
  for (const { id, contact, conversation, source, funnel, stage } of rows) {
    const place = { actor: actorOf(by), contact, conversation };
    record(tx, "ticket.created", place, { ticket: id, source, funnel, stage });
  }
  return rows.map(({ id }) => id);
}
