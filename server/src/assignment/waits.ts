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

/** Who has them, whether they are there, and of those who are away since when they have them. */
export async function holdingsOf(tx: Tx, waits: readonly Wait[]): Promise<Map<string, Holding>> {
  const held = waits.flatMap(({ id, owner_id, state, waiting_since }) =>
    owner_id && waiting_since && state === "active" ? [{ id, owner: owner_id, state, waiting_since }] : [],
  );
  const owners = await ownersOf(tx, [...new Set(held.map(({ owner }) => owner))]);
  const away = held.filter(({ owner }) => owners.get(owner)?.active && !owners.get(owner)?.online);
  const since = await handedOf(
    tx,
    away.map(({ id }) => id),
  );
  return new Map(
    held.flatMap(({ id, owner, state, waiting_since }) => {
      const there = owners.get(owner);
      if (!there) return [];
      const holding = { ...there, since: since.get(id) ?? null };
      return [[id, { state, waitingSince: waiting_since, owner: holding }] as const];
    }),
  );
}

interface Presence {
  active: boolean;
  online: boolean;
  lastSeen: Date | null;
}
async function ownersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Presence>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Presence & { id: string }>(
    `select o.id, o.active, coalesce(p.ended_at is null and p.seen_at > $3, false) as online, p.seen_at as "lastSeen"
     from members o left join lateral (select p.ended_at, p.seen_at from presence p
       where p.account_id = o.account_id and p.member_id = o.id order by p.seen_at desc, p.ended_at desc nulls first limit 1) p on true
     where o.account_id = $1 and o.id = any($2)`,
    [tx.account, ids, onlineSince(tx.at)],
  );
  return new Map(rows.map(({ id, ...presence }) => [id, presence]));
}

/** By conversation, since when whoever has it does. */
async function handedOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; since: Date }>(
    `select c.id, coalesce((select max(e.at) from events e where e.account_id = c.account_id and e.conversation_id = c.id
       and e.name in ('conversation.assigned', 'conversation.transferred', 'conversation.reopened')), c.opened_at) as since
     from conversations c where c.account_id = $1 and c.id = any($2)`,
    [tx.account, ids],
  );
  return new Map(rows.map(({ id, since }) => [id, since]));
}
