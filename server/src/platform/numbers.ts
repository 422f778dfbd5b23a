import type { Tx } from "./db.ts";

/**
 * Takes `count` consecutive visible numbers; answers the first. The counter's row stays locked until the
 * commit, so take them late: after contacts, before the log.
 */
export async function takeNumbers(tx: Tx, name: string, count: number): Promise<number> {
  const [row] = await tx.rows<{ value: number }>(
    `insert into counters as c (account_id, name, value) values ($1, $2, $3)
     on conflict (account_id, name) do update set value = c.value + excluded.value returning value`,
    [tx.account, name, count],
  );
  return (row?.value ?? 0) - count + 1;
}
