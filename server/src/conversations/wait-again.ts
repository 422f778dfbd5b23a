import { watch } from "../assignment/watch.ts";
import type { Tx } from "../platform/db.ts";
import { openSql } from "./state.rules.ts";

/**
 * Since when the customers of open conversations wait, from the messages themselves: a reply that failed answers
 * nothing, one that is under way or taken back does what it says. The contacts are locked.
 */
export async function waitAgain(tx: Tx, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return;
  const ids = [...new Set(conversations)];
  const rows = await tx.rows<{ id: string }>(
    `update conversations c set waiting_since = w.since
     from (select k.id, case when k.settled_id is null and k.confirmed_id is null then (
         select min(m.at) from messages m where m.account_id = k.account_id and m.conversation_id = k.id and m.direction = 'in'
           and m.at > coalesce((select max(o.at) from messages o where o.account_id = k.account_id and o.conversation_id = k.id
             and o.direction = 'out' and o.author_kind <> 'bot' and o.state <> 'failed' and o.revoked_at is null), '-infinity')) end as since
       from conversations k where k.account_id = $1 and k.id = any($2) and k.state in ${openSql}) w
     where c.account_id = $1 and c.id = w.id and c.waiting_since is distinct from w.since returning c.id`,
    [tx.account, ids],
  );
  // Nobody hears of it by an event of its own: the promises to look are made here.
  await watch(tx, new Map(rows.map(({ id }) => [id, tx.at])));
}
