import type { Caller } from "../../platform/caller.ts";
import { type Database, inAccount, type Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { seen } from "../load.ts";
import { type ConversationRow, conversationsById, sightOf } from "../rows.ts";
import { isVisible } from "../visible.ts";
import type { Sockets } from "./socket.ts";

/** Somebody writes to this contact, or the contact does. Not an event: nothing is kept. */
export interface Typing {
  account: string;
  connection: string;
  contact: string;
}

/** Tells colleagues who see the conversation that the caller writes; answers to whom it is. */
export async function sayTyping(
  tx: Tx,
  caller: Caller,
  sockets: Sockets,
  conversation: string,
): Promise<Typing> {
  const row = found((await seen(tx, caller, [conversation])).get(conversation));
  tell(sockets, tx.account, row, { kind: "member", id: caller.member, name: caller.name });
  return { account: tx.account, connection: row.connection_id, contact: row.contact_id };
}

/** Tells the agents who see the contact's open conversation that the contact writes. */
export async function hearTyping(db: Database, sockets: Sockets, typing: Typing): Promise<void> {
  if (!sockets.get(typing.account)?.size) return;
  const [row] = await inAccount(db, typing.account, async (tx) => {
    const open = await tx.rows<{ id: string }>(
      `select conversation_id as id from open_sessions where account_id = $1 and contact_id = $2 and connection_id = $3`,
      [tx.account, typing.contact, typing.connection],
    );
    return conversationsById(
      tx,
      open.map(({ id }) => id),
    );
  });
  if (row)
    tell(sockets, typing.account, row, { kind: "contact", id: row.contact_id, name: row.contact_name });
}

type Writer = { kind: "member" | "contact"; id: string; name: string };
function tell(sockets: Sockets, account: string, row: ConversationRow, by: Writer): void {
  for (const peer of sockets.get(account) ?? [])
    if (peer.caller.member !== by.id && isVisible(peer.caller, sightOf(row)))
      peer.say({ type: "typing", conversationId: row.id, by });
}
