import type { Answer } from "@relevo/contract/endpoint.ts";
import type { CommentBody, comment } from "@relevo/contract/messages.ts";
import { authorOf } from "../people/author.ts";
import { type MemberSight, sightColumns } from "../people/sight.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { Refusal, refuse } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { attachFiles } from "./attach.ts";
import { checkComment, isWritten } from "./comment.rules.ts";
import { heldOne } from "./load.ts";
import { sightOf } from "./rows.ts";
import { oneComment } from "./thread-items.ts";
import { isVisible } from "./visible.ts";

type CommentLeft = Answer<typeof comment>;

export interface Comment {
  conversation: string;
  id: string | undefined;
  text: string;
  mentionIds: readonly string[];
  fileIds: readonly string[];
  chips: CommentBody["chips"];
}

/**
 * Leaves an internal comment, a person's or a workflow's: a row in a table no sender reads. It moves no clock of the
 * conversation. With chips it says enough to be useful, and answers the flags it was due for.
 */
export async function commentConversation(tx: Tx, by: By, input: Comment): Promise<CommentLeft> {
  const row = await heldOne(tx, by, input.conversation);
  const id = input.id ?? newId();
  const again = await tx.rows<{ conversation_id: string }>(
    "select conversation_id from comments where id = $1",
    [id],
  );
  if (again[0]) {
    if (again[0].conversation_id !== input.conversation) refuse("CONFLICT");
    return { ...(await oneComment(tx, id)), unseenBy: [] };
  }
  if (!isWritten(input.text) && input.fileIds.length === 0) refuse("EMPTY_MESSAGE");
  const failures = checkComment(input, isMachine(by) ? "" : by.name, tx.at);
  if (failures.length > 0) throw new Refusal(failures);
  const mentions = [...new Set(input.mentionIds)];
  const tagged = await membersById(tx, mentions);
  if (tagged.length !== mentions.length) refuse("TARGET_INACTIVE");
  const author = authorOf(by);
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into comments (account_id, id, conversation_id, author_id, workflow_id, text, mention_ids, chips, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.account,
        id,
        row.id,
        author.member,
        author.workflow,
        input.text,
        mentions,
        JSON.stringify(input.chips),
        tx.at,
      ],
    ),
  );
  await attachFiles(tx, by, input.fileIds, { comment: id });
  await answerFlags(tx, row.id, input.chips);
  const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
  record(tx, "comment.added", place, { comment: id, mentions });
  const unseenBy = tagged
    .filter((one) => !isVisible(one, sightOf(row)))
    .map(({ member, name }) => ({ id: member, name }));
  return { ...(await oneComment(tx, id)), unseenBy };
}

function membersById(tx: Tx, ids: readonly string[]): Promise<MemberSight[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.rows<MemberSight>(
    `select ${sightColumns} from members m where m.account_id = $1 and m.id = any($2) and m.active order by m.name, m.id`,
    [tx.account, ids],
  );
}

/** What was due is told now: nothing is due for it any more. */
async function answerFlags(tx: Tx, conversation: string, chips: CommentBody["chips"]): Promise<void> {
  if (chips.length === 0) return;
  await tx.rows(
    "delete from conversation_flags where account_id = $1 and conversation_id = $2 and trigger = any($3)",
    [tx.account, conversation, chips.map(({ trigger }) => trigger)],
  );
}
