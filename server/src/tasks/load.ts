import type { Task } from "@relevo/contract/tasks.ts";
import { holdContacts } from "../contacts/lock.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { isOfTicket, renderedTask, type TaskRow, taskColumns, taskJoins } from "./rows.ts";
import { taskVisibleWhere } from "./visible.ts";

/** Locks a task's contact and reads the task, if the caller sees it. @throws NOT_FOUND */
export async function heldTask(tx: Tx, caller: Caller, id: string): Promise<TaskRow> {
  const contacts = await tx.rows<{ id: string }>(
    "select contact_id as id from tasks where account_id = $1 and id = $2",
    [tx.account, id],
  );
  await holdContacts(
    tx,
    contacts.map((row) => row.id),
  );
  const sight = taskVisibleWhere(caller, 3);
  const rows = await tasksWhere(tx, `k.id = $2 and ${sight.sql}`, [id, ...sight.values]);
  return found(rows[0]);
}

/** One task as the wire carries it, for somebody who sees it. */
export async function oneTask(tx: Tx, id: string): Promise<Task> {
  return renderedTask(found((await tasksWhere(tx, "k.id = $2", [id]))[0]));
}

/** A conversation's tasks, open ones first by date, for somebody who sees the conversation. */
export async function tasksOf(tx: Tx, conversation: string): Promise<Task[]> {
  const rows = await tasksWhere(tx, "k.conversation_id = $2", [conversation]);
  return rows.map(renderedTask);
}

/** A ticket's tasks and those of the conversations confirmed for it, open ones first, for somebody who sees the ticket. */
export async function tasksOfTicket(tx: Tx, ticket: string): Promise<Task[]> {
  const rows = await tasksWhere(tx, isOfTicket("$2"), [ticket]);
  return rows.map(renderedTask);
}

/** What is not done of tickets and of the conversations confirmed for them, by ticket. */
export async function openTasksOf(tx: Tx, tickets: readonly string[]): Promise<Map<string, Task[]>> {
  const rows = await tasksWhere(
    tx,
    `k.done_at is null and k.cancelled_at is null and (k.ticket_id = any($2::uuid[]) or k.conversation_id in (
       select l.id from conversations l where l.account_id = $1 and l.ticket_id = any($2::uuid[]) and l.link_state = 'confirmed'))`,
    [tickets],
  );
  const byTicket = Map.groupBy(rows, ({ ticket_id }) => ticket_id ?? "");
  return new Map([...byTicket].map(([ticket, some]) => [ticket, some.map(renderedTask)]));
}

function tasksWhere(tx: Tx, where: string, values: unknown[]): Promise<TaskRow[]> {
  return tx.rows<TaskRow>(
    `select ${taskColumns} from tasks k ${taskJoins} where k.account_id = $1 and ${where}
     order by (k.done_at is not null or k.cancelled_at is not null), k.due_at nulls last, k.id`,
    [tx.account, ...values],
  );
}
