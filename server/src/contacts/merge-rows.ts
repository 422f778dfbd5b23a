import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import type { Tx } from "../platform/db.ts";
import { followContact } from "../workflows/follow.ts";

/**
 * All rows of a contact become another's; both are locked. Deadlines keep the name they were armed with: whoever locks
 * that locks the other, too. Answers the tickets that went over and are open, and the tags they did not have before.
 */
export async function handOverContact(
  tx: Tx,
  from: string,
  into: string,
): Promise<{ tickets: string[]; tags: string[] }> {
  const both = [tx.account, from, into];
  const number = await numberOf(tx, from);
  const [tickets, conversations, tags] = await Promise.all([
    tx.rows<{ id: string; state: string }>(
      "update tickets set contact_id = $3 where account_id = $1 and contact_id = $2 returning id, state",
      both,
    ),
    tx.rows<{ id: string }>(
      "update conversations set contact_id = $3 where account_id = $1 and contact_id = $2 returning id",
      both,
    ),
    tx.rows<{ tag: string }>(
      `insert into contact_tags (account_id, contact_id, tag_id, at)
       select account_id, $3, tag_id, at from contact_tags where account_id = $1 and contact_id = $2
       on conflict do nothing returning tag_id as tag`,
      both,
    ),
    tx.rows("delete from contact_tags where account_id = $1 and contact_id = $2", [tx.account, from]),
    followContact(tx, from, into),
    tx.rows("update identities set contact_id = $3 where account_id = $1 and contact_id = $2", both),
    // Where both have one the rows stay until one conversation is part of the other.
    tx.rows(
      `update open_sessions s set contact_id = $3 where s.account_id = $1 and s.contact_id = $2
         and not exists (select from open_sessions o where o.account_id = $1 and o.contact_id = $3 and o.connection_id = s.connection_id)`,
      both,
    ),
    tx.rows(
      `insert into return_targets (account_id, contact_id, funnel_id, stage_id)
       select account_id, $3, funnel_id, stage_id from return_targets where account_id = $1 and contact_id = $2
       on conflict do nothing`,
      both,
    ),
    tx.rows("delete from return_targets where account_id = $1 and contact_id = $2", [tx.account, from]),
    tx.rows(
      `insert into auto_messages (account_id, contact_id, connection_id, kind, at)
       select account_id, $3, connection_id, kind, at from auto_messages where account_id = $1 and contact_id = $2
       on conflict (account_id, contact_id, connection_id, kind) do update set at = greatest(auto_messages.at, excluded.at)`,
      both,
    ),
    tx.rows("delete from auto_messages where account_id = $1 and contact_id = $2", [tx.account, from]),
  ]);
  const talks = conversations.map(({ id }) => id);
  const [lanes] = await Promise.all([
    tx.rows<{ line: string; state: string }>(
      `update messages set contact_id = $3, author_id = case when author_kind = 'contact' then $3 else author_id end,
         via = case when direction = 'in' then coalesce(via, $4) end
       where account_id = $1 and conversation_id = any($2::uuid[]) returning connection_id as line, state`,
      [tx.account, talks, into, number],
    ),
    tx.rows(
      `update tasks set contact_id = $4 where account_id = $1
         and (conversation_id = any($2::uuid[]) or ticket_id = any($3::uuid[]))`,
      [tx.account, talks, tickets.map(({ id }) => id), into],
    ),
  ]);
  const lines = new Set(lanes.flatMap(({ line, state }) => (state === "pending" ? line : [])));
  await arm(
    tx,
    [...lines].map((line) => ({ kind: "deliver", key: laneOf(line, into), dueAt: tx.at, contact: into })),
  );
  return {
    tickets: tickets.flatMap(({ id, state }) => (state === "open" ? id : [])),
    tags: tags.map(({ tag }) => tag),
  };
}

/** The number a contact is written to: what they said before goes on being answered there. */
async function numberOf(tx: Tx, contact: string): Promise<string | null> {
  const [row] = await tx.rows<{ value: string }>(
    `select i.value from identities i join contacts p on p.account_id = i.account_id and p.id = i.contact_id
     where i.account_id = $1 and i.contact_id = $2 and i.kind = 'phone'
     order by i.value = p.phone desc nulls last, i.created_at desc limit 1`,
    [tx.account, contact],
  );
  return row?.value ?? null;
}
