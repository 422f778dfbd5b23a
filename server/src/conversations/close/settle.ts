import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { mayClose, maySettle, mayUnsettle } from "../can.rules.ts";
import { allow, heldOne } from "../load.ts";
import type { ConversationRow } from "../rows.ts";
import { waitAgain } from "../wait-again.ts";

/** No requiere respuesta: the customer's last turn needs none. Void for anything later, which is refused here, too. */
export async function settleConversation(tx: Tx, caller: Caller, id: string, message: string): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(maySettle(caller, row), { owner: row.owner_name });
  await mustBeLast(tx, row, message);
  await tx.rows(
    "update conversations set settled_id = $3, waiting_since = null where account_id = $1 and id = $2",
    [tx.account, id, message],
  );
  record(tx, "conversation.settled", placeOf(caller, row), { message });
}

/** It does need an answer: the customer waits since the first message nobody answered. */
export async function unsettleConversation(tx: Tx, caller: Caller, id: string): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayUnsettle(caller, row), { owner: row.owner_name });
  await tx.rows("update conversations set settled_id = null where account_id = $1 and id = $2", [
    tx.account,
    id,
  ]);
  await waitAgain(tx, [id]);
  record(tx, "conversation.unsettled", placeOf(caller, row), { message: row.settled_id ?? "" });
}

/** The customer said that no more help is needed (evidence d): by their last message, and no other. */
export async function confirmConversation(
  tx: Tx,
  caller: Caller,
  id: string,
  message: string,
): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayClose(caller, row), { owner: row.owner_name });
  await mustBeLast(tx, row, message);
  if (row.confirmed_id === message) return;
  await tx.rows(
    "update conversations set confirmed_id = $3, waiting_since = null where account_id = $1 and id = $2",
    [tx.account, id, message],
  );
  record(tx, "conversation.confirmed", placeOf(caller, row), { message, by: "member" });
}

/** Who marks a message has seen the last one: a later one would be marked with it. */
async function mustBeLast(tx: Tx, row: ConversationRow, message: string): Promise<void> {
  const [last] = await tx.rows<{ id: string }>(
    `select id from messages where account_id = $1 and conversation_id = $2 and direction = 'in'
     order by at desc, id desc limit 1`,
    [tx.account, row.id],
  );
  if (last?.id !== message) refuse("CONFLICT");
}

function placeOf(caller: Caller, row: ConversationRow) {
  return { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
}
