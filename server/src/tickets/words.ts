import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { ticketVisibleWhere } from "./visible.ts";

/** Tickets whose words are searched for what was said in them: the newest ones in sight, and the contact's. */
const recent = 300;
/** Messages of each of their conversations, newest first. */
const messages = 100;
/** Answers of each kind, newest first: 50,000 tickets with the same word take 120 ms. */
const most = 1000;

/** Ids of tickets with all these words in subject and description, or in one message of theirs. */
export async function ticketsWithWords(
  tx: Tx,
  caller: Caller,
  words: string,
  contact: string | null,
): Promise<string[]> {
  if (words === "") return [];
  const sight = ticketVisibleWhere(caller, "t", 6);
  const [written, said] = await Promise.all([
    tx.rows<{ id: string }>("select ticket_ids_by_words($1, $2) as id", [words, most]),
    tx.rows<{ id: string }>(
      `with recent as (
         (select t.id, t.account_id from tickets t where t.account_id = $1 and ${sight.sql}
            order by t.created_at desc, t.id desc limit ${recent})
         union (select t.id, t.account_id from tickets t where t.account_id = $1 and t.contact_id = $3 and ${sight.sql}
            order by t.created_at desc limit $4))
       select distinct r.id from recent r
       cross join lateral (select k.id, k.account_id from conversations k where k.account_id = r.account_id and k.ticket_id = r.id offset 0) c
       cross join lateral (select m.text from messages m where m.account_id = c.account_id and m.conversation_id = c.id
         order by m.at desc, m.id desc limit $5) m
       where to_tsvector('simple', m.text) @@ to_tsquery('simple', $2) limit ${most}`,
      [tx.account, words, contact, recent, messages, ...sight.values],
    ),
  ]);
  return [...new Set([...written, ...said].map(({ id }) => id))];
}
