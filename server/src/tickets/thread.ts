import type { showTicketThread } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import { itemsInOrder, pageOfKeys, threadCursor, threadKey } from "../conversations/thread-page.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { ticketsSeen } from "./load.ts";

/**
 * All that was said in a ticket's conversations, newest first: those confirmed for it and those whose history was added
 * to it. Who sees the ticket reads it, whoever held them. @throws NOT_FOUND
 */
export async function ticketThread(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof showTicketThread>,
): Promise<Output<typeof showTicketThread>> {
  found((await ticketsSeen(tx, caller, [params.id])).get(params.id));
  const talks = await tx.rows<{ id: string }>(
    `select id from conversations where account_id = $1 and ticket_id = $2 and link_state = 'confirmed'
     union select conversation_id from ticket_actions where account_id = $1 and ticket_id = $2`,
    [tx.account, params.id],
  );
  const from = query.cursor ? decodeCursor(query.cursor, threadKey) : null;
  const ids = talks.map(({ id }) => id);
  const keys = await pageOfKeys(tx, ids, { from, forward: false, limit: query.limit + 1 });
  const page = keys.slice(0, query.limit);
  const last = keys.length > query.limit ? page.at(-1) : undefined;
  return { items: await itemsInOrder(tx, page), next: last ? threadCursor(last) : null };
}
