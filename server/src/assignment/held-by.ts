import { visibleWhere } from "../conversations/visible.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { taskVisibleWhere } from "../tasks/visible.ts";
import { ticketVisibleWhere } from "../tickets/visible.ts";
import type { Owned } from "./own.ts";

/** What somebody has open. */
export interface Holdings {
  conversations: Owned[];
  tickets: { id: string; contact: string; evidence: boolean }[];
  tasks: { id: string; conversation: string | null; ticket: string | null; evidence: boolean }[];
}

/** Of what the caller sees, that of these contacts: they are locked, and what came after the lock is not read. */
export async function heldBy(
  tx: Tx,
  caller: Caller,
  member: string,
  contacts: readonly string[],
): Promise<Holdings> {
  const { conversations, tickets, tasks } = wheres(caller);
  const closed = (ref: string) =>
    `exists (select from closures k2 where k2.account_id = $1 and k2.evidence_ref = ${ref} and k2.undone_at is null) as evidence`;
  const [rows, theirTickets, theirTasks] = await Promise.all([
    tx.rows<Owned>(
      `select c.id, c.contact_id, c.inbox_id, c.owner_id, c.group_id, c.state, c.waiting_since, c.ticket_id, c.link_state
       from conversations c where ${conversations.sql}
       and c.contact_id = any($${conversations.values.length + 3}) order by c.id`,
      [tx.account, member, ...conversations.values, contacts],
    ),
    tx.rows<Holdings["tickets"][number]>(
      `select t.id, t.contact_id as contact, ${closed("t.id")} from tickets t where ${tickets.sql}
       and t.contact_id = any($${tickets.values.length + 3}) order by t.id`,
      [tx.account, member, ...tickets.values, contacts],
    ),
    tx.rows<Holdings["tasks"][number]>(
      `select k.id, k.conversation_id as conversation, k.ticket_id as ticket, ${closed("k.id")}
       from tasks k where ${tasks.sql}
       and k.contact_id = any($${tasks.values.length + 3}) order by k.id`,
      [tx.account, member, ...tasks.values, contacts],
    ),
  ]);
  return { conversations: rows, tickets: theirTickets, tasks: theirTasks };
}

/** Whose rows must be locked before any of it changes hands. */
export async function contactsHeldBy(tx: Tx, caller: Caller, member: string): Promise<string[]> {
  const { conversations, tickets, tasks } = wheres(caller);
  const all = await Promise.all(
    [
      { from: "conversations c", column: "c.contact_id", ...conversations },
      { from: "tickets t", column: "t.contact_id", ...tickets },
      { from: "tasks k", column: "k.contact_id", ...tasks },
    ].map(({ from, column, sql, values }) =>
      tx.rows<{ id: string }>(`select distinct ${column} as id from ${from} where ${sql}`, [
        tx.account,
        member,
        ...values,
      ]),
    ),
  );
  return [...new Set(all.flat().map(({ id }) => id))];
}

function wheres(caller: Caller) {
  const [seen, tickets, tasks] = [
    visibleWhere(caller, "c", 3),
    ticketVisibleWhere(caller, "t", 3),
    taskVisibleWhere(caller, 3),
  ];
  const own = (alias: string) => `${alias}.account_id = $1 and ${alias}.owner_id = $2`;
  return {
    conversations: {
      sql: `${own("c")} and c.state in ('queued', 'active', 'snoozed', 'expired') and ${seen.sql}`,
      values: seen.values,
    },
    tickets: { sql: `${own("t")} and t.state = 'open' and ${tickets.sql}`, values: tickets.values },
    tasks: {
      sql: `${own("k")} and k.done_at is null and k.cancelled_at is null and ${tasks.sql}`,
      values: tasks.values,
    },
  };
}
