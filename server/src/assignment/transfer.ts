import type { CommentBody } from "@relevo/contract/messages.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import { leads } from "../conversations/can.rules.ts";
import { commentConversation } from "../conversations/comment.ts";
import { held } from "../conversations/load.ts";
import { workedOn } from "../conversations/worked-on.ts";
import { policiesOf } from "../inboxes/policy.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { judgeTakes, type Takeable } from "./claim.ts";
import { own } from "./own.ts";
import { type Aim, targetOf, targetsOf } from "./targets.ts";
import { type Target, transferFailures } from "./transfer.rules.ts";

export interface Transfer extends Aim {
  id: string;
  reason: string;
  /** Left in the same act. */
  comment?: CommentBody | undefined;
  /** The owner the caller saw; undefined does not care. */
  seenOwnerId?: string | null | undefined;
}
interface Item {
  input: Transfer;
  row: Takeable;
  target: Target;
  worked: boolean;
}

/**
 * Gives conversations to a person, a group's queue, or back to the inbox's queue, with the reason and the comment in
 * the same act. Messages, comments, ticket and clocks are untouched. @throws what `transfer` of the contract names
 */
export async function transferConversations(tx: Tx, by: By, inputs: readonly Transfer[]): Promise<void> {
  const { items, failing } = await judgeTransfers(tx, by, inputs);
  const [first] = failing;
  if (first) throw new Refusal(first.failures);
  const [against] = (await pickFailures(tx, by, items)).values();
  if (against) throw new Refusal(against);
  const comments = await leaveComments(tx, by, items);
  const notes = await writeReasons(tx, by, items);
  await own(
    tx,
    by,
    items.map(({ input, row, target, worked }) => {
      const [note, comment] = [notes.get(row.id) ?? null, comments.get(row.id) ?? null];
      const machine = isMachine(by);
      const first = target.kind === "member" && !row.owner_id && (machine || (!worked && !note && !comment));
      return {
        row,
        owner: input.memberId,
        group: input.groupId,
        ahead: false,
        told: first
          ? { name: "conversation.assigned", how: machine ? "workflow" : "manual" }
          : { name: "conversation.transferred", note, comment },
      };
    }),
  );
}

/**
 * Locks what would be transferred and tells what stands against each. Whether its queue lets somebody pick is asked
 * when they do. @throws NOT_FOUND
 */
export async function judgeTransfers(
  tx: Tx,
  by: By,
  inputs: readonly Transfer[],
): Promise<{ items: Item[]; failing: { id: string; failures: Failure[] }[] }> {
  const failing: { id: string; failures: Failure[] }[] = [];
  const rows = await held(
    tx,
    by,
    inputs.map(({ id }) => id),
  );
  await lockPickers(
    tx,
    by,
    inputs.flatMap(({ id, memberId }) => (rows.get(id)?.owner_id === null && memberId) || []),
  );
  const [policies, targets, worked] = await Promise.all([
    policiesOf(
      tx,
      [...rows.values()].map(({ inbox_id }) => inbox_id),
    ),
    targetsOf(tx, inputs),
    isMachine(by) ? new Set<string>() : workedOn(tx, [...rows.keys()]),
  ]);
  const items = inputs.flatMap((input): Item[] => {
    const row = found(rows.get(input.id));
    const { policy } = found(policies.get(row.inbox_id));
    const target = targetOf(targets, input);
    const comment = input.comment && {
      answered: input.comment.chips.map(({ trigger }) => trigger),
      mentions: input.comment.mentionIds.length > 0,
    };
    const facts = { row, target, seenOwner: input.seenOwnerId, policy, worked: worked.has(row.id) };
    const failures = transferFailures(by, { ...facts, comment: comment ?? null });
    if (failures.length > 0) failing.push({ id: row.id, failures });
    return failures.length > 0 ? [] : [{ input, row, target, worked: worked.has(row.id) }];
  });
  return { items, failing };
}

/**
 * Picking locks who picks and who it is for, in order of id and once: locked weakly first and strongly later, two who
 * pick for each other, or one who picks twice at once, would wait for each other.
 */
export async function lockPickers(tx: Tx, by: By, picked: readonly string[]): Promise<void> {
  if (isMachine(by) || picked.length === 0) return;
  await tx.rows("select from members where account_id = $1 and id = any($2) order by id for no key update", [
    tx.account,
    [...new Set([by.member, ...picked])],
  ]);
}

/**
 * To give what nobody has to oneself is to claim it, and to a colleague to pick for them: the same rule holds. What
 * stands against it, by conversation; those that pass count as taken.
 */
export async function pickFailures(
  tx: Tx,
  by: By,
  items: readonly Item[],
): Promise<Map<string, readonly Failure[]>> {
  if (isMachine(by)) return new Map();
  const picked = items.filter(({ row, target }) => !row.owner_id && target.kind === "member");
  const mine = picked.filter(({ input }) => input.memberId === by.member);
  const others = leads(by) ? [] : picked.filter(({ input }) => input.memberId !== by.member);
  const judged = async (some: readonly Item[], capacity: boolean) => {
    if (some.length === 0) return [];
    const rows = some.map(({ row }) => row);
    const answers = await judgeTakes(tx, by, rows, { capacity });
    return answers.flatMap((answer, i) =>
      "failures" in answer ? [[rows[i]?.id ?? "", answer.failures] as const] : [],
    );
  };
  return new Map([...(await judged(mine, true)), ...(await judged(others, false))]);
}

/** Before the hands change: who gives it away may not see it any more. Ids by conversation. */
async function leaveComments(tx: Tx, by: By, items: readonly Item[]): Promise<Map<string, string>> {
  const left = new Map<string, string>();
  for (const { input, row } of items) {
    if (!input.comment) continue;
    const { id, ...said } = input.comment;
    const comment = await commentConversation(tx, by, { conversation: row.id, id, ...said });
    left.set(row.id, comment.id);
  }
  return left;
}

/** In their own table: the log has only the note's id. Ids by conversation. */
async function writeReasons(tx: Tx, by: By, items: readonly Item[]): Promise<Map<string, string>> {
  const rows = items.flatMap(({ input, row }) =>
    input.reason ? [{ id: newId(), conversation: row.id, text: input.reason }] : [],
  );
  if (rows.length > 0)
    await tx.rows(
      `insert into notes (account_id, id, conversation_id, text, member_id, at)
       select $1, r.id, r.conversation, r.text, $2, $3 from jsonb_to_recordset($4::jsonb) as r(id uuid, conversation uuid, text text)`,
      [tx.account, isMachine(by) ? null : by.member, tx.at, JSON.stringify(rows)],
    );
  return new Map(rows.map(({ id, conversation }) => [conversation, id]));
}
