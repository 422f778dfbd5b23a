import { unsnoozeForTasks } from "../conversations/snooze/unsnooze.ts";
import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import type { Machine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { placeOf } from "./place.ts";

/** A task's date came: it is overdue, its conversation shows it, and comes back to its owner's list if it was set aside. */
export const taskKind: Kind = {
  name: "task",
  async fire(tx, due) {
    const rows = await openTasks(
      tx,
      due.map(({ key }) => key),
    );
    const now = rows.filter(({ due_at }) => due_at <= tx.at);
    const early = rows.filter(({ due_at }) => due_at > tx.at);
    await arm(
      tx,
      early.map(({ id, due_at, contact_id }) => ({
        kind: "task",
        key: id,
        dueAt: due_at,
        contact: contact_id,
      })),
    );
    await comeDue(tx, { account: tx.account, rule: "task" }, now);
    return [];
  },
};

interface Open {
  id: string;
  due_at: Date;
  owner_id: string | null;
  contact_id: string;
  conversation_id: string | null;
  depth: number;
}

function openTasks(tx: Tx, ids: readonly string[]): Promise<Open[]> {
  return tx.rows<Open>(
    `select id, due_at, owner_id, contact_id, conversation_id, depth from tasks
     where account_id = $1 and id = any($2::uuid[]) and due_at is not null and overdue_at is null
       and done_at is null and cancelled_at is null order by due_at, id`,
    [tx.account, [...ids]],
  );
}

async function comeDue(tx: Tx, by: Machine, rows: readonly Open[]): Promise<void> {
  if (rows.length === 0) return;
  const conversations = [...new Set(rows.flatMap(({ conversation_id }) => conversation_id ?? []))];
  await tx.rows("update tasks set overdue_at = $2 where account_id = $1 and id = any($3::uuid[])", [
    tx.account,
    tx.at,
    rows.map(({ id }) => id),
  ]);
  await tx.rows(
    "update conversations set overdue = true where account_id = $1 and id = any($2::uuid[]) and not overdue",
    [tx.account, conversations],
  );
  for (const row of rows) {
    // What a workflow left goes on counting as what it caused: one that leaves tasks for overdue tasks comes to an end.
    const cause = row.depth > 0 ? { cause: { id: null, depth: row.depth } } : {};
    record(tx, "task.overdue", { ...placeOf(by, row), ...cause }, { task: row.id, owner: row.owner_id });
  }
  await unsnoozeForTasks(tx, by, conversations);
}
