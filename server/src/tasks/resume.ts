import type { Task } from "@relevo/contract/tasks.ts";
import { arm } from "../deadlines/arm.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { heldTask, oneTask } from "./load.ts";
import { tellOverdue } from "./overdue.ts";
import { placeOf } from "./place.ts";

/** The task is not done after all; its date counts again. One that is not done stays as it is. */
export async function resumeTask(tx: Tx, caller: Caller, id: string): Promise<Task> {
  const row = await heldTask(tx, caller, id);
  if (!row.done_at) return oneTask(tx, id);
  await tx.rows("update tasks set done_at = null where account_id = $1 and id = $2", [tx.account, id]);
  if (row.due_at && !row.overdue_at)
    await arm(tx, [{ kind: "task", key: id, dueAt: row.due_at, contact: row.contact_id }]);
  await tellOverdue(tx, [row.conversation_id]);
  record(tx, "task.resumed", placeOf(caller, row), { task: id });
  return oneTask(tx, id);
}
