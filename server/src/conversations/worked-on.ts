import type { Tx } from "../platform/db.ts";

/** Of these, the conversations a person wrote to the customer in, by the desk or the company's phone, or commented. */
export async function workedOn(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select c.id from conversations c where c.account_id = $1 and c.id = any($2) and (
       exists (select from messages m where m.account_id = c.account_id and m.conversation_id = c.id
         and m.direction = 'out' and m.author_kind in ('member', 'phone'))
       or exists (select from comments k where k.account_id = c.account_id and k.conversation_id = c.id
         and k.author_id is not null))`,
    [tx.account, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
