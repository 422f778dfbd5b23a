import { armDistribution } from "../../assignment/arm-distribution.ts";
import type { Caller } from "../../platform/caller.ts";
import { type Database, inAccount, type Tx } from "../../platform/db.ts";
import { wakeForAgents } from "../../workflows/wake.ts";

/** Ms without a beat after which an open interval no longer counts: its process died. */
const stale = 60_000;

/** An open interval counts as being there if its last beat came after this. */
export function onlineSince(at: Date): Date {
  return new Date(at.getTime() - stale);
}

/** Opens an interval of being connected, or says that it goes on. Who comes is given what waits for somebody. */
export function beginPresence(db: Database, { account, member }: Caller, id: string): Promise<void> {
  return inAccount(db, account, async (tx) => {
    const again = await tx.rows(
      "update presence set seen_at = $3 where account_id = $1 and id = $2 returning id",
      [tx.account, id, tx.at],
    );
    if (again.length > 0) return;
    await tx.rows(
      "insert into presence (account_id, id, member_id, started_at, seen_at) values ($1, $2, $3, $4, $4)",
      [tx.account, id, member, tx.at],
    );
    await armDistribution(tx);
    await wakeForAgents(tx);
  });
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
    [tx.account, onlineSince(tx.at)],
  );
  return rows.map(({ id }) => id);
}
