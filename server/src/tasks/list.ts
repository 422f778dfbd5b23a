import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { listTasks } from "@relevo/contract/tasks.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { isOfTicket, renderedTask, type TaskRow, taskColumns, taskJoins } from "./rows.ts";
import { taskVisibleWhere } from "./visible.ts";

type Query = Input<typeof listTasks>["query"];

/** A task without a date comes after all that have one. */
const never = "9999-12-31T23:59:59.999Z";
const over = "(k.done_at is not null or k.cancelled_at is not null)";
const due = `coalesce(k.due_at, '${never}'::timestamptz)`;

/** One page of tasks the caller sees, by date, so that overdue ones come first; what is over comes last, if asked for. */
export async function listPage(tx: Tx, caller: Caller, query: Query): Promise<Output<typeof listTasks>> {
  const values: unknown[] = [tx.account];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["k.account_id = $1", ...scopeWhere(caller, query, param)];
  const sight = taskVisibleWhere(caller, values.length + 1);
  values.push(...sight.values);
  where.push(sight.sql);
  if (!query.done) where.push("k.done_at is null and k.cancelled_at is null");
  if (query.cursor) {
    const { at, key } = decodeCursor(query.cursor, /^[01][0-9a-f-]{36}$/);
    where.push(
      `(${over}, ${due}, k.id) > (${param(key.startsWith("1"))}::boolean, ${param(at)}, ${param(key.slice(1))}::uuid)`,
    );
  }
  const [rows, overdue] = await Promise.all([
    tx.rows<TaskRow>(
      `with page as (select k.* from tasks k where ${where.join(" and ")} order by ${over}, ${due}, k.id limit ${param(query.limit + 1)})
       select ${taskColumns} from page k ${taskJoins} order by ${over}, ${due}, k.id`,
      values,
    ),
    countOverdue(tx, caller),
  ]);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items: items.map(renderedTask), next: last ? cursorAt(last) : null, overdue };
}

function cursorAt(row: TaskRow): string {
  const rank = row.done_at || row.cancelled_at ? 1 : 0;
  return encodeCursor([row.due_at?.toISOString() ?? never, `${rank}${row.id}`]);
}

/** Of a conversation, of a ticket, mine, or all. */
function scopeWhere(
  caller: Caller,
  { mine, conversationId, ticketId }: Query,
  param: (value: unknown) => string,
): string[] {
  const where: string[] = [];
  if (conversationId) where.push(`k.conversation_id = ${param(conversationId)}`);
  if (ticketId) where.push(isOfTicket(param(ticketId)));
  if (mine && where.length === 0) where.push(`k.owner_id = ${param(caller.member)}`);
  return where;
}

async function countOverdue(tx: Tx, caller: Caller): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) from (select from tasks where account_id = $1 and owner_id = $2 and done_at is null
       and cancelled_at is null and overdue_at is not null limit 999) capped`,
    [tx.account, caller.member],
  );
  return row?.count ?? 0;
}
