import type { Tx } from "../../platform/db.ts";

/** The connection a reply leaves by: where the customer last wrote, since merged conversations have several. */
export async function lineOf(tx: Tx, row: { id: string; connection_id: string }): Promise<string> {
  const [last] = await tx.rows<{ id: string }>(
    `select connection_id as id from messages where account_id = $1 and conversation_id = $2 and direction = 'in'
     order by at desc, id desc limit 1`,
    [tx.account, row.id],
  );
  return last?.id ?? row.connection_id;
}
