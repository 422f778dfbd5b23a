import type { showTicket } from "@relevo/contract/board.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { tasksOfTicket } from "../tasks/load.ts";
import { ticketCan } from "./can.rules.ts";
import { ticketsSeen } from "./load.ts";
import { type CardRow, cardColumns, cardJoins, renderedCard, renderedTicket } from "./rows.ts";
import { searchRows } from "./search.ts";
import { comingActs } from "./timers/next.ts";

type Detail = Output<typeof showTicket>;
/** Other cycles of the contact that are shown. */
const most = 50;

/** A ticket: what may be done to it, what happens next, its conversations, tasks, and the contact's other ones. @throws NOT_FOUND */
export async function showDetail(tx: Tx, caller: Caller, id: string): Promise<Detail> {
  const row = found((await ticketsSeen(tx, caller, [id])).get(id));
  const [next, conversations, actions, tasks, cycles] = await Promise.all([
    comingActs(tx, [id]),
    conversationsOf(tx, id),
    actionsOf(tx, id),
    tasksOfTicket(tx, id),
    cyclesOf(tx, caller, id, row.contact_id),
  ]);
  return {
    ...renderedTicket(row),
    can: ticketCan(caller, row),
    next: next.get(id) ?? [],
    conversations,
    actions,
    tasks,
    cycles,
  };
}

async function conversationsOf(tx: Tx, id: string): Promise<Detail["conversations"]> {
  const rows = await tx.rows<{ id: string; number: number; state: string; at: Date }>(
    `select id, number, state, opened_at as at from conversations
     where account_id = $1 and ticket_id = $2 order by opened_at desc, id desc`,
    [tx.account, id],
  );
  return rows.map(({ at, ...rest }) => ({ ...rest, openedAt: at.toISOString() }));
}

async function actionsOf(tx: Tx, id: string): Promise<Detail["actions"]> {
  const rows = await tx.rows<{ id: string; number: number; at: Date; messages: number }>(
    `select c.id, c.number, a.at, (select count(*) from messages m
       where m.account_id = c.account_id and m.conversation_id = c.id) as messages
     from ticket_actions a join conversations c on c.account_id = a.account_id and c.id = a.conversation_id
     where a.account_id = $1 and a.ticket_id = $2 order by a.at, c.number`,
    [tx.account, id],
  );
  return rows.map(({ id, number, at, messages }) => ({
    conversationId: id,
    number,
    at: at.toISOString(),
    messages,
  }));
}

async function cyclesOf(tx: Tx, caller: Caller, id: string, contactId: string): Promise<Detail["cycles"]> {
  const query = { contactId, limit: most + 1 };
  const { rows } = await searchRows<CardRow>(tx, caller, query, { columns: cardColumns, joins: cardJoins });
  return rows
    .filter((row) => row.id !== id)
    .slice(0, most)
    .map(renderedCard);
}
