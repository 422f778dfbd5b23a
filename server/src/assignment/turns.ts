import type { Tx } from "../platform/db.ts";
import type { Assignment } from "./distribute.rules.ts";

/** By inbox, who was given one, the longest ago first. */
export async function turnsOf(tx: Tx, inboxes: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ inbox: string; members: string[] }>(
    `select inbox_id as inbox, array_agg(member_id order by turn, member_id) as members from turns
     where account_id = $1 and inbox_id = any($2) group by inbox_id`,
    [tx.account, inboxes],
  );
  return new Map(rows.map(({ inbox, members }) => [inbox, members]));
}

/** Notes who was given one, in order: a number and not an instant, since one instant may give many. */
export async function takeTurns(tx: Tx, given: readonly Assignment[]): Promise<void> {
  if (given.length === 0) return;
  const last = new Map(
    given.map(({ inbox, member }, i) => [`${inbox} ${member}`, { inbox, member, n: i + 1 }]),
  );
  const rows = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await tx.rows(
    `insert into turns (account_id, inbox_id, member_id, turn)
     select $1, r.inbox, r.member, r.n + coalesce((select max(t.turn) from turns t where t.account_id = $1 and t.inbox_id = r.inbox), 0)
     from jsonb_to_recordset($2::jsonb) as r(inbox uuid, member uuid, n int)
     on conflict (account_id, inbox_id, member_id) do update set turn = excluded.turn`,
    [tx.account, JSON.stringify(rows)],
  );
}
