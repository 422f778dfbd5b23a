import type { MessageItem } from "@relevo/contract/messages.ts";
import { mayReply, mayTemplate } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import { isOpen } from "../conversations/state.rules.ts";
import { oneItem } from "../conversations/thread-items.ts";
import { waitAgain } from "../conversations/wait-again.ts";
import { arm } from "../deadlines/arm.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { laneOf } from "./lane.rules.ts";

/** A person decides to send a failed or uncertain message again. @throws NOT_RETRIABLE */
export async function retryMessage(tx: Tx, caller: Caller, id: string): Promise<MessageItem> {
  const [known] = await tx.rows<{ conversation_id: string; type: string }>(
    "select conversation_id, type from messages where id = $1",
    [id],
  );
  const { conversation_id, type } = found(known);
  const row = await heldOne(tx, caller, conversation_id);
  const may =
    type === "template" && isOpen(row.state) ? mayTemplate(caller, row) : mayReply(caller, row, tx.at);
  allow(may, { owner: row.owner_name });
  const [message] = await tx.rows<{ state: string; line: string }>(
    "select state, connection_id as line from messages where id = $1 and direction = 'out'",
    [id],
  );
  const { state, line } = found(message);
  if (state !== "failed" && state !== "uncertain") refuse("NOT_RETRIABLE", { state });
  await tx.rows(
    "update messages set state = 'pending', error_code = null, error_detail = null, attempts = 0, external_id = null where id = $1",
    [id],
  );
  await waitAgain(tx, [row.id]);
  await arm(tx, [
    {
      kind: "deliver",
      key: laneOf(line, row.contact_id),
      dueAt: tx.at,
      contact: row.contact_id,
    },
  ]);
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "message.state_changed", place, { message: id, from: state, to: "pending", code: null });
  return oneItem(tx, id);
}
