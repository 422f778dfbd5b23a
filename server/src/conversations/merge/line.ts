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

/** What goes on again gets back the lines of those that were merged into it, where no other conversation holds them. */
export async function leadBack(tx: Tx, conversation: string): Promise<void> {
  await tx.rows(
    `insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select c.account_id, c.contact_id, line::uuid, c.id from merges m
     join conversations c on c.account_id = m.account_id and c.id = m.into_id, jsonb_array_elements_text(m.before->'connections') line
     where m.account_id = $1 and m.into_id = $2 and m.undone_at is null
     on conflict do nothing`,
    [tx.account, conversation],
  );
}
