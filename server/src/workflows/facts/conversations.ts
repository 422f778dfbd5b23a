import { onlineSince } from "../../conversations/live/presence.ts";
import type { Tx } from "../../platform/db.ts";
import type { ConversationFacts, Facts } from "../facts.rules.ts";

export interface ConversationNow extends Pick<Facts, "assignee"> {
  facts: ConversationFacts;
  names: Record<string, string>;
  /** Of its inbox. */
  calendar: string | null;
}

/** By id, conversations as they stand: whose they are, whether that one is there, and since when. */
export async function conversationsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ConversationNow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Row>(
    `select c.id, c.number, c.state, c.source, c.inbox_id as inbox, c.reason_id as reason, c.connection_id as connection,
       k.channel, c.owner_id as owner, c.group_id as "group", c.opened_at as "openedAt",
       c.waiting_since is not null as waiting, i.name as inbox_name, p.policy->>'calendarId' as calendar,
       r.name as reason_name, k.name as connection_name,
       g.name as group_name, m.name as owner_name, m.active and m.available as available,
       exists (select from presence p where p.account_id = c.account_id and p.member_id = c.owner_id
         and p.ended_at is null and p.seen_at > $3) as online
     from conversations c
     join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
     join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
     join connections k on k.account_id = c.account_id and k.id = c.connection_id
     left join reasons r on r.account_id = c.account_id and r.id = c.reason_id
     left join groups g on g.account_id = c.account_id and g.id = c.group_id
     left join members m on m.account_id = c.account_id and m.id = c.owner_id
     where c.account_id = $1 and c.id = any($2::uuid[])`,
    [tx.account, ids, onlineSince(tx.at)],
  );
  return new Map(rows.map((row) => [row.id, asNow(row)]));
}

/** By conversation, when it last changed hands, and whether a person did that. */
export async function handedOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Facts["handed"]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; at: Date; byPerson: boolean }>(
    `select c.id, h.* from unnest($2::uuid[]) c(id) cross join lateral (
       select e.at, e.actor_kind = 'member' as "byPerson" from events e
       where e.account_id = $1 and e.conversation_id = c.id and e.name in ('conversation.assigned',
         'conversation.transferred', 'conversation.requeued', 'conversation.reopened')
       order by e.at desc, e.id desc limit 1) h`,
    [tx.account, ids],
  );
  return new Map(rows.map(({ id, at, byPerson }) => [id, { at, byPerson }]));
}

interface Row extends ConversationFacts {
  number: number;
  inbox_name: string;
  reason_name: string | null;
  connection_name: string;
  group_name: string | null;
  owner_name: string | null;
  available: boolean | null;
  online: boolean;
  calendar: string | null;
}

function asNow(row: Row): ConversationNow {
  const { number, inbox_name, reason_name, connection_name, group_name, owner_name, ...rest } = row;
  const { available, online, calendar, ...facts } = rest;
  return {
    facts,
    calendar,
    assignee:
      facts.owner === null
        ? null
        : { id: facts.owner, name: owner_name ?? "", available: available === true, online },
    names: {
      "conversation.number": String(number),
      "conversation.inbox": inbox_name,
      "conversation.connection": connection_name,
      ...(reason_name !== null && { "conversation.reason": reason_name }),
      ...(group_name !== null && { "conversation.group": group_name }),
    },
  };
}
