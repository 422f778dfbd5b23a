import type { Tx } from "../../../platform/db.ts";

/** Ms by which an event may stand apart from its place in the log: a transaction's instant is its beginning. */
const slack = 60_000;

/** Ids in the log between which everything of this time stands. Ids go with time, but for a transaction's length. */
export async function rangeOf(tx: Tx, from: Date, to: Date): Promise<{ after: number; last: number }> {
  const [row] = await tx.rows<{ first: number | null; last: number | null }>(
    `select (select id from events where account_id = $1 order by id limit 1) as first,
       (select id from events where account_id = $1 order by id desc limit 1) as last`,
    [tx.account],
  );
  if (!row || row.first === null || row.last === null) return { after: 0, last: 0 };
  const ends = { first: row.first, last: row.last };
  const after = await idBefore(tx, ends, new Date(from.getTime() - slack));
  const past = await idBefore(tx, ends, new Date(to.getTime() + slack));
  return { after, last: past };
}

/** By halves: the largest id whose event and all before it came before an instant. A key look-up for each half. */
async function idBefore(tx: Tx, { first, last }: { first: number; last: number }, at: Date): Promise<number> {
  let low = first - 1;
  let high = last;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [next] = await tx.rows<{ id: number; at: Date }>(
      "select id, at from events where account_id = $1 and id >= $2 order by id limit 1",
      [tx.account, middle],
    );
    if (next && next.at < at) low = next.id;
    else high = middle - 1;
  }
  return low;
}
