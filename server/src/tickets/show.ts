import type { showTicket } from "@relevo/contract/board.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { mayEdit } from "./can.rules.ts";
import { ticketsSeen } from "./load.ts";
import { renderedTicket } from "./rows.ts";

/** A ticket with the conversations linked to it and the histories added to it. @throws NOT_FOUND */
export async function showDetail(tx: Tx, caller: Caller, id: string): Promise<Output<typeof showTicket>> {
  const [seen, conversations, actions] = await Promise.all([
    ticketsSeen(tx, caller, [id]),
    tx.rows<{ id: string; number: number; state: string; at: Date }>(
      `select id, number, state, opened_at as at from conversations
       where account_id = $1 and ticket_id = $2 order by opened_at desc, id desc`,
      [tx.account, id],
    ),
    tx.rows<{ id: string; number: number; at: Date; messages: number }>(
      `select c.id, c.number, a.at, (select count(*) from messages m
         where m.account_id = c.account_id and m.conversation_id = c.id) as messages
       from ticket_actions a join conversations c on c.account_id = a.account_id and c.id = a.conversation_id
       where a.account_id = $1 and a.ticket_id = $2 order by a.at, c.number`,
      [tx.account, id],
    ),
  ]);
  const row = found(seen.get(id));
  const may = mayEdit(caller, row);
  return {
    ...renderedTicket(row),
    can: { move: may, edit: may, resolve: may, archive: may, restore: "NOT_ARCHIVED", assign: may },
    next: [],
    tasks: [],
    cycles: [],
    conversations: conversations.map(({ at, ...rest }) => ({ ...rest, openedAt: at.toISOString() })),
    actions: actions.map(({ id, number, at, messages }) => {
      return { conversationId: id, number, at: at.toISOString(), messages };
    }),
  };
}
