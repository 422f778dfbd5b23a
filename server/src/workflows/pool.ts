import type { Role } from "@relevo/contract/abilities.ts";
import { onlineSince } from "../conversations/live/presence.ts";
import { abilitiesOf } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import type { Pool, PoolAgent } from "./decide/pool.rules.ts";

/** Who may come into question: those of inboxes, of groups, and some by name. */
export interface PoolOf {
  inboxes: readonly string[];
  groups: readonly string[];
  members: readonly string[];
  /** Whether it matters how much they hold. */
  loads: boolean;
}

/**
 * Whom runs may give something to, with what they hold, and whose turn it is. Their rows are locked first: two
 * transactions that give to the same people go one after the other, and count what the other gave.
 */
export async function poolOf(tx: Tx, { inboxes, groups, members, loads }: PoolOf): Promise<Pool> {
  if (inboxes.length + groups.length + members.length === 0) return { agents: [], turns: new Map() };
  const places = [members, groups, inboxes];
  // Sent together, done in this order: what they hold is counted once the lock is had.
  const [, agents, turns] = await Promise.all([
    tx.rows(`select from members m where ${eligible} order by m.id for no key update of m`, [
      tx.account,
      ...places,
    ]),
    agentsOf(tx, places, loads),
    turnsIn(tx, [...groups, ...inboxes]),
  ]);
  return { agents, turns };
}

/** Of people by id, of groups, and those who serve inboxes, who is still here. */
const eligible = `m.account_id = $1 and m.active and (m.id = any($2::uuid[])
       or exists (select from group_members g where g.account_id = m.account_id and g.member_id = m.id
         and (g.group_id = any($3::uuid[]) or exists (select from inbox_groups i where i.account_id = g.account_id
           and i.group_id = g.group_id and i.inbox_id = any($4::uuid[]))))
       or exists (select from inbox_members s where s.account_id = m.account_id and s.member_id = m.id
         and s.inbox_id = any($4::uuid[])))`;

async function agentsOf(
  tx: Tx,
  places: readonly (readonly string[])[],
  loads: boolean,
): Promise<PoolAgent[]> {
  const rows = await tx.rows<Row>(
    `select m.id, m.role, m.available,
       exists (select from presence p where p.account_id = m.account_id and p.member_id = m.id
         and p.ended_at is null and p.seen_at > $5) as online,
       array(select g.group_id from group_members g where g.account_id = m.account_id and g.member_id = m.id) as groups,
       array(select s.inbox_id from inbox_members s where s.account_id = m.account_id and s.member_id = m.id
         union select s.inbox_id from inbox_groups s join group_members g on g.account_id = s.account_id
           and g.group_id = s.group_id where s.account_id = m.account_id and g.member_id = m.id) as serves,
       array(select distinct h.contact_id from conversations h where $6 and h.account_id = m.account_id and h.owner_id = m.id
         and h.state in ('active', 'snoozed')) as contacts
     from members m where ${eligible} order by m.id`,
    [tx.account, ...places, onlineSince(tx.at), loads],
  );
  return rows.map(({ role, contacts, ...agent }) => ({
    ...agent,
    mayReply: abilitiesOf(role).includes("conversations.work"),
    everywhere: role === "admin",
    contacts: new Set(contacts),
  }));
}

interface Row extends Omit<PoolAgent, "mayReply" | "everywhere" | "contacts"> {
  role: Role;
  contacts: string[];
}

async function turnsIn(tx: Tx, pools: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ pool: string; members: string[] }>(
    `select pool, array_agg(member_id order by turn, member_id) as members from run_turns
     where account_id = $1 and pool = any($2::uuid[]) group by pool`,
    [tx.account, pools],
  );
  return new Map(rows.map(({ pool, members }) => [pool, members]));
}
