import type { Answer } from "@relevo/contract/endpoint.ts";
import type { CommentBody, comment } from "@relevo/contract/messages.ts";
import { authorOf } from "../people/author.ts";
import { type MemberSight, sightColumns } from "../people/sight.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { attachFiles } from "./attach.ts";
import { checkComment, isWritten } from "./comment.rules.ts";
import { held } from "./load.ts";
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
  const { id, unseenBy } = found((await commentConversations(tx, by, [input]))[0]);
  return { ...(await oneComment(tx, id)), unseenBy };
}

/** The same for several, in their order (one by one, 300 took 4 s). Answers which comment each is, and who of those it names cannot see it. */
export async function commentConversations(
  tx: Tx,
  by: By,
  inputs: readonly Comment[],
): Promise<Pick<CommentLeft, "id" | "unseenBy">[]> {
  const rows = await held(
    tx,
    by,
    inputs.map(({ conversation }) => conversation),
  );
  const asked = inputs.map((input) => ({
    ...input,
    id: input.id ?? newId(),
    row: found(rows.get(input.conversation)),
    mentions: [...new Set(input.mentionIds)],
  }));
  const there = await conversationsOf(
    tx,
    asked.map(({ id }) => id),
  );
  for (const { id, conversation } of asked)
    if ((there.get(id) ?? conversation) !== conversation) refuse("CONFLICT");
  const fresh = asked.filter(({ id }) => !there.has(id));
  const people = await membersById(
    tx,
    fresh.flatMap(({ mentions }) => mentions),
  );
  const tagged = ({ mentions }: { mentions: readonly string[] }) =>
    people.filter(({ member }) => mentions.includes(member));
  for (const input of fresh) {
    if (!isWritten(input.text) && input.fileIds.length === 0) refuse("EMPTY_MESSAGE");
    const failures = checkComment(input, isMachine(by) ? "" : by.name, tx.at);
    if (failures.length > 0) throw new Refusal(failures);
    if (tagged(input).length !== input.mentions.length) refuse("TARGET_INACTIVE");
  }
  await write(tx, by, fresh);
  for (const { id, row, mentions, fileIds, chips } of fresh) {
    await attachFiles(tx, by, fileIds, { comment: id });
    await answerFlags(tx, row.id, chips);
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
    record(tx, "comment.added", place, { comment: id, mentions });
  }
  return asked.map((one) => {
    const blind = there.has(one.id) ? [] : tagged(one).filter((who) => !isVisible(who, sightOf(one.row)));
    return { id: one.id, unseenBy: blind.map(({ member, name }) => ({ id: member, name })) };
  });
}

/** Where comments of these ids stand already. */
async function conversationsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; conversation: string }>(
    "select id, conversation_id as conversation from comments where account_id = $1 and id = any($2::uuid[])",
    [tx.account, ids],
  );
  return new Map(rows.map(({ id, conversation }) => [id, conversation]));
}

interface Written extends Pick<Comment, "text" | "chips"> {
  id: string;
  conversation: string;
  mentions: readonly string[];
}
async function write(tx: Tx, by: By, comments: readonly Written[]): Promise<void> {
  if (comments.length === 0) return;
  const author = authorOf(by);
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into comments (account_id, id, conversation_id, author_id, workflow_id, text, mention_ids, chips, at)
       select $1, id, conversation, $2, $3, text, mentions, chips, $4
       from jsonb_to_recordset($5::jsonb) as r(id uuid, conversation uuid, text text, mentions uuid[], chips jsonb)`,
      [tx.account, author.member, author.workflow, tx.at, JSON.stringify(comments)],
    ),
  );
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
