import { transferConversations } from "../../assignment/transfer.ts";
import { isOpen } from "../../conversations/state.rules.ts";
import type { Tx } from "../../platform/db.ts";
import { type Acting, type ActOf, type Apply, conversationOf, done } from "./acting.ts";

/** Gives conversations to people and queues; what is there already stays there. */
export const assign: Apply<"assign"> = async (tx, by, acting) => {
  const moving = acting.filter((one) => !isThere(one));
  const transfers = moving.map((one) => {
    const { member: memberId, group: groupId } = one.effect;
    return { id: conversationOf(one), memberId, groupId, reason: "" };
  });
  await Promise.all([
    transferConversations(tx, by, transfers),
    takeTurns(
      tx,
      moving.flatMap(({ effect: { pool, member } }) => (pool && member ? { pool, member } : [])),
    ),
  ]);
  return acting.map(() => done);
};

function isThere({ effect, facts: { conversation } }: Acting<ActOf<"assign">>): boolean {
  if (!conversation || !isOpen(conversation.state)) return false;
  const { owner, group } = conversation;
  return effect.member === null ? owner === null && group === effect.group : owner === effect.member;
}

/** Notes who of a group's or an inbox's people was given one, in order. */
async function takeTurns(tx: Tx, given: readonly { pool: string; member: string }[]): Promise<void> {
  if (given.length === 0) return;
  const last = new Map(given.map((one, i) => [`${one.pool} ${one.member}`, { ...one, n: i + 1 }]));
  const rows = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await tx.rows(
    `insert into run_turns (account_id, pool, member_id, turn)
     select $1, r.pool, r.member, r.n + coalesce((select max(t.turn) from run_turns t where t.account_id = $1 and t.pool = r.pool), 0)
     from jsonb_to_recordset($2::jsonb) as r(pool uuid, member uuid, n int)
     on conflict (account_id, pool, member_id) do update set turn = excluded.turn`,
    [tx.account, JSON.stringify(rows)],
  );
}
