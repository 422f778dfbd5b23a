import type { Caller } from "../../platform/caller.ts";
import { type Database, inAccount, type Tx } from "../../platform/db.ts";

/** Ms without a beat after which an open interval no longer counts: its process died. */
const stale = 60_000;

/** Opens an interval of being connected, or says that it goes on. */
export function beginPresence(db: Database, { account, member }: Caller, id: string): Promise<unknown> {
  return inAccount(db, account, (tx) =>
    tx.rows(
      `insert into presence (account_id, id, member_id, started_at, seen_at) values ($1, $2, $3, $4, $4)
       on conflict (account_id, id) do update set seen_at = excluded.seen_at`,
      [tx.account, id, member, tx.at],
    ),
  );
}

export function endPresence(db: Database, account: string, id: string): Promise<unknown> {
  return inAccount(db, account, (tx) =>
    tx.rows("update presence set seen_at = $2, ended_at = $2 where id = $1", [id, tx.at]),
  );
}

/** The members connected now. */
export async function whoIsOnline(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    "select distinct member_id as id from presence where account_id = $1 and ended_at is null and seen_at > $2 order by 1",
    [tx.account, new Date(tx.at.getTime() - stale)],
  );
  return rows.map(({ id }) => id);
}
