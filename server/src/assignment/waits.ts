import { onlineSince } from "../conversations/live/presence.ts";
import type { Tx } from "../platform/db.ts";
import type { Owned } from "./own.ts";
import type { Holding } from "./requeue.rules.ts";

export interface Wait extends Owned {
  queued_at: Date;
}

/** Of these, the conversations somebody may be waiting in: queued or active. */
export function waitsOf(tx: Tx, ids: readonly string[]): Promise<Wait[]> {
  return tx.rows<Wait>(
    `select id, contact_id, inbox_id, owner_id, group_id, state, waiting_since, ticket_id, link_state, queued_at
     from conversations where account_id = $1 and id = any($2) and state in ('queued', 'active') order by id`,
    [tx.account, ids],
  );
}

/** Who has them, whether they are there, and since when they have them. */
export async function holdingsOf(tx: Tx, waits: readonly Wait[]): Promise<Map<string, Holding>> {
  const held = waits.filter((wait) => wait.owner_id && wait.waiting_since && wait.state === "active");
  if (held.length === 0) return new Map();
  const rows = await tx.rows<{
    id: string;
    active: boolean;
    online: boolean;
    seen: Date | null;
    since: Date;
  }>(
    `select c.id, o.active, coalesce(p.ended_at is null and p.seen_at > $3, false) as online, p.seen_at as seen,
       coalesce((select max(e.at) from events e where e.account_id = c.account_id and e.conversation_id = c.id
         and e.name in ('conversation.assigned', 'conversation.transferred', 'conversation.reopened')), c.opened_at) as since
     from conversations c join members o on o.account_id = c.account_id and o.id = c.owner_id
     left join lateral (select p.ended_at, p.seen_at from presence p where p.account_id = c.account_id and p.member_id = c.owner_id
       order by p.seen_at desc, p.ended_at desc nulls first limit 1) p on true
     where c.account_id = $1 and c.id = any($2)`,
    [tx.account, held.map(({ id }) => id), onlineSince(tx.at)],
  );
  const owners = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    held.flatMap(({ id, state, waiting_since }) => {
      const owner = owners.get(id);
      if (!owner) return [];
      const { active, online, seen: lastSeen, since } = owner;
      return [
        [id, { state, waitingSince: waiting_since, owner: { active, online, lastSeen, since } }] as const,
      ];
    }),
  );
}
