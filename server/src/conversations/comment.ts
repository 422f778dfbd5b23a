import type { CommentBody, CommentItem } from "@relevo/contract/messages.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { attachFiles } from "./attach.ts";
import { heldOne } from "./load.ts";
import { oneComment } from "./thread-items.ts";

export interface Comment {
  conversation: string;
  id: string | undefined;
  text: string;
  mentionIds: readonly string[];
  fileIds: readonly string[];
  chips: CommentBody["chips"];
}

/** Leaves an internal comment: a row in a table no sender reads. It moves no clock of the conversation. */
export async function commentConversation(tx: Tx, caller: Caller, input: Comment): Promise<CommentItem> {
  const row = await heldOne(tx, caller, input.conversation);
  const id = input.id ?? newId();
  const again = await tx.rows<{ conversation_id: string }>(
    "select conversation_id from comments where id = $1",
    [id],
  );
  if (again[0]) {
    if (again[0].conversation_id !== input.conversation) refuse("CONFLICT");
    return oneComment(tx, id);
  }
  if (input.text.trim() === "" && input.fileIds.length === 0) refuse("EMPTY_MESSAGE");
  const mentions = [...new Set(input.mentionIds)];
  const active = await tx.rows("select id from members where id = any($1) and active", [mentions]);
  if (active.length !== mentions.length) refuse("TARGET_INACTIVE");
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into comments (account_id, id, conversation_id, author_id, text, mention_ids, chips, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.account, id, row.id, caller.member, input.text, mentions, JSON.stringify(input.chips), tx.at],
    ),
  );
  await attachFiles(tx, caller, input.fileIds, { comment: id });
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "comment.added", place, { comment: id, mentions });
  return oneComment(tx, id);
}
