import type { MessageItem } from "@relevo/contract/messages.ts";
import { takeUp } from "../assignment/claim.ts";
import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse, refuseField } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { attachFiles } from "./attach.ts";
import { mayReply } from "./can.rules.ts";
import { allow, heldOne } from "./load.ts";
import { lineOf } from "./merge/line.ts";
import { checkReply } from "./reply.rules.ts";
import { unsnoozeConversations } from "./snooze/unsnooze.ts";
import { oneItem } from "./thread-items.ts";

export interface Reply {
  conversation: string;
  /** The client's own id: the same id again is the same message. */
  id: string | undefined;
  text: string;
  fileIds: readonly string[];
  replyToId: string | undefined;
}

/** Answers the customer: a pending message in its lane. Replying claims what nobody owns, and takes up what was set aside. */
export async function replyToConversation(tx: Tx, caller: Caller, input: Reply): Promise<MessageItem> {
  const row = await heldOne(tx, caller, input.conversation);
  const id = input.id ?? newId();
  const [again] = await tx.rows<{ conversation_id: string; author_id: string | null }>(
    "select conversation_id, author_id from messages where id = $1",
    [id],
  );
  if (again) {
    if (again.conversation_id !== row.id || again.author_id !== caller.member) refuse("CONFLICT");
    return oneItem(tx, id);
  }
  allow(mayReply(caller, row, tx.at), { owner: row.owner_name });
  checkReply(row.channel, input);
  const line = await lineOf(tx, row);
  const quoted = input.replyToId ? await quotable(tx, row.id, line, input.replyToId) : null;
  if (!row.owner_id) await takeUp(tx, caller, [row], "reply");
  if (row.state === "snoozed") await unsnoozeConversations(tx, caller, [row.id]);
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type, text,
       state, reply_to_external, forwarded, at, attempts)
     values ($1, $2, $3, $4, $5, 'out', 'member', $6, $7, $8, 'pending',
       $9, false, $10, 0)`,
      [
        tx.account,
        id,
        row.id,
        row.contact_id,
        line,
        caller.member,
        input.fileIds.length > 0 ? "document" : "text",
        input.text,
        quoted,
        tx.at,
      ],
    ),
  );
  await attachFiles(tx, caller, input.fileIds, { message: id });
  if (input.fileIds.length > 0) await typeByFile(tx, id);
  await tx.rows(
    `update conversations set waiting_since = null, last_outbound_at = $3, active_at = greatest(active_at, $3), last_message_id = $4,
       unread = case when owner_id = $5 then 0 else unread end where account_id = $1 and id = $2`,
    [tx.account, row.id, tx.at, id, caller.member],
  );
  await arm(tx, [
    {
      kind: "deliver",
      key: laneOf(line, row.contact_id),
      dueAt: tx.at,
      contact: row.contact_id,
    },
  ]);
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "message.written", place, { message: id, type: "text" });
  return oneItem(tx, id);
}

/** The channel's id of a message of this conversation; one that has not left yet, or is another line's, cannot be quoted. */
async function quotable(tx: Tx, conversation: string, line: string, id: string): Promise<string> {
  const [row] = await tx.rows<{ external: string | null }>(
    "select external_id as external from messages where id = $1 and conversation_id = $2 and connection_id = $3",
    [id, conversation, line],
  );
  return row?.external ?? refuseField("/replyToId");
}

/** A message with a picture is an image, and so on: the type the channel will be told. */
function typeByFile(tx: Tx, id: string): Promise<unknown> {
  return tx.rows(
    `update messages m set type = case when f.mime_type in ('image/jpeg', 'image/png') then 'image'
         when f.mime_type in ('video/mp4', 'video/3gpp') then 'video'
         when f.mime_type like 'audio/%' then 'audio' else 'document' end
     from (select mime_type from files where account_id = $1 and message_id = $2 order by id limit 1) f
     where m.account_id = $1 and m.id = $2`,
    [tx.account, id],
  );
}
