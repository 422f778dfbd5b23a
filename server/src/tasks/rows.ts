import type { Task } from "@relevo/contract/tasks.ts";
import { authorSql } from "../people/author.ts";

/** A task joined with the names it shows, and its conversation's standing. */
export interface TaskRow {
  id: string;
  kind: Task["kind"];
  title: string;
  owner_id: string | null;
  owner_name: string | null;
  due_at: Date | null;
  overdue_at: Date | null;
  done_at: Date | null;
  cancelled_at: Date | null;
  contact_id: string;
  contact_name: string;
  contact_phone: string | null;
  conversation_id: string | null;
  conversation_number: number;
  ticket_id: string | null;
  ticket_number: number;
  author: Task["createdBy"];
  created_at: Date;
}

/**
 * Over a tasks row called `k`: key look-ups only. A task is of the ticket its conversation is linked to. A `coalesce`
 * there would scan all tickets: under row-level security it is not trusted as a key.
 */
export const taskColumns = `k.id, k.kind, k.title, o.id as owner_id, o.name as owner_name, k.due_at, k.overdue_at, k.done_at,
  k.cancelled_at, p.id as contact_id, p.name as contact_name, p.phone as contact_phone,
  c.id as conversation_id, c.number as conversation_number, t.id as ticket_id, t.number as ticket_number,
  ${authorSql("a", "w")} as author, k.created_at`;
export const taskJoins = `join contacts p on p.account_id = k.account_id and p.id = k.contact_id
  left join members a on a.account_id = k.account_id and a.id = k.created_by
  left join workflows w on w.account_id = k.account_id and w.id = k.workflow_id
  left join members o on o.account_id = k.account_id and o.id = k.owner_id
  left join conversations c on c.account_id = k.account_id and c.id = k.conversation_id
  left join tickets t on t.account_id = k.account_id and t.id = case when k.ticket_id is null then c.ticket_id else k.ticket_id end`;

/** A tasks row called `k` hangs on the ticket of that parameter, or on a conversation confirmed for it: each by its own index. */
export const isOfTicket = (ticket: string) => `k.id = any(array(
  select x.id from tasks x where x.account_id = $1 and x.ticket_id = ${ticket}
  union select x.id from conversations l join tasks x on x.account_id = l.account_id and x.conversation_id = l.id
    where l.account_id = $1 and l.ticket_id = ${ticket} and l.link_state = 'confirmed'))`;

/** A row as the wire carries it. */
export function renderedTask(row: TaskRow): Task {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.overdue_at !== null && row.done_at === null && row.cancelled_at === null,
    doneAt: row.done_at?.toISOString() ?? null,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    contact: { id: row.contact_id, name: row.contact_name || row.contact_phone || "" },
    conversation: row.conversation_id ? { id: row.conversation_id, number: row.conversation_number } : null,
    ticket: row.ticket_id ? { id: row.ticket_id, number: row.ticket_number } : null,
    createdBy: row.author,
    createdAt: row.created_at.toISOString(),
  };
}
