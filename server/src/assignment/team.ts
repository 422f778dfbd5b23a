import type { Output } from "@relevo/contract/endpoint.ts";
import type { showTeam } from "@relevo/contract/team.ts";
import { onlineSince } from "../conversations/live/presence.ts";
import { openSql } from "../conversations/state.rules.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";

type Team = Output<typeof showTeam>;

/** Equipo ahora: who is there and how loaded, and how long the queues of the caller's inboxes wait. Counted over open rows. */
export async function teamNow(tx: Tx, caller: Caller): Promise<Team> {
  const inboxes = caller.serves.map(({ inbox }) => inbox);
  const [people, queues] = await Promise.all([peopleNow(tx), queuesNow(tx, inboxes)]);
  return { people, inboxes: queues };
}

interface PersonRow {
  id: string;
  name: string;
  online: boolean;
  available: boolean;
  open: number;
  waiting: number;
  capacity: number | null;
  longest: Date | null;
  overdue: number;
  seen: Date | null;
}

/** Everybody who may work, the most loaded first. Their capacity is the lowest of the inboxes they serve. */
async function peopleNow(tx: Tx): Promise<Team["people"]> {
  const rows = await tx.rows<PersonRow>(
    `select m.id, m.name, m.available, coalesce(p.ended_at is null and p.seen_at > $2, false) as online, p.seen_at as seen,
       coalesce(h.open, 0) as open, coalesce(h.waiting, 0) as waiting, h.longest,
       (select count(*)::int from tasks k where k.account_id = m.account_id and k.owner_id = m.id
          and k.done_at is null and k.cancelled_at is null and k.overdue_at is not null) as overdue,
       (select min((v.policy->>'capacity')::int) from inboxes i
          join inbox_policies v on v.account_id = i.account_id and v.inbox_id = i.id and v.version = i.policy_version
          where i.account_id = m.account_id and (
            exists (select from inbox_members s where s.account_id = i.account_id and s.inbox_id = i.id and s.member_id = m.id)
            or exists (select from inbox_groups s join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
                       where s.account_id = i.account_id and s.inbox_id = i.id and g.member_id = m.id))) as capacity
     from members m
     left join (select c.owner_id, count(*)::int as open,
         count(*) filter (where c.state = 'active' and c.waiting_since is not null)::int as waiting,
         min(c.waiting_since) filter (where c.state = 'active') as longest
       from conversations c where c.account_id = $1 and c.state in ('active', 'snoozed') and c.owner_id is not null
       group by c.owner_id) h on h.owner_id = m.id
     left join lateral (select p.ended_at, p.seen_at from presence p where p.account_id = m.account_id and p.member_id = m.id
       order by p.seen_at desc, p.ended_at desc nulls first limit 1) p on true
     where m.account_id = $1 and m.active and m.role <> 'viewer' order by waiting desc, open desc, m.name, m.id`,
    [tx.account, onlineSince(tx.at)],
  );
  return rows.map(({ id, name, longest, overdue, seen, ...row }) => ({
    member: { id, name },
    ...row,
    longestWaitSince: longest?.toISOString() ?? null,
    overdueTasks: overdue,
    lastSeenAt: seen?.toISOString() ?? null,
  }));
}

interface QueueRow {
  id: string;
  name: string;
  distribution: "off" | "round_robin" | "least_open";
  queue: number;
  longest: Date | null;
  breached: number;
}

/** Nobody ever answered in it, and the customer waits beyond the inbox's target for that. */
const breached = `c.last_outbound_at is null and c.waiting_since is not null
  and c.waiting_since < $2::timestamptz - (v.policy#>>'{targets,firstReplyMinutes}')::int * interval '1 minute'`;

async function queuesNow(tx: Tx, inboxes: readonly string[]): Promise<Team["inboxes"]> {
  const rows = await tx.rows<QueueRow>(
    `select i.id, i.name, v.policy->>'distribution' as distribution,
       count(c.id) filter (where c.state = 'queued')::int as queue,
       min(c.queued_at) filter (where c.state = 'queued') as longest,
       count(c.id) filter (where ${breached})::int as breached
     from inboxes i
     join inbox_policies v on v.account_id = i.account_id and v.inbox_id = i.id and v.version = i.policy_version
     left join conversations c on c.account_id = i.account_id and c.inbox_id = i.id and c.state in ${openSql}
     where i.account_id = $1 and i.id = any($3)
     group by i.id, i.name, i.position, v.policy order by i.position, i.id`,
    [tx.account, tx.at, inboxes],
  );
  return rows.map(({ id, name, longest, ...row }) => ({
    inbox: { id, name },
    ...row,
    longestWaitSince: longest?.toISOString() ?? null,
  }));
}
