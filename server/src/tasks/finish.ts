import type { Task } from "@relevo/contract/tasks.ts";
import { allow } from "../conversations/load.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { isEvidence } from "../tickets/is-evidence.ts";
import { heldTask, oneTask } from "./load.ts";
import { forgetDates, tellOverdue } from "./overdue.ts";
import { placeOf } from "./place.ts";
import type { TaskRow } from "./rows.ts";
import { mayCancel, mayChange } from "./task.rules.ts";

/** The task is done. @throws TASK_OVER where it is cancelled; one that is done already stays as it is */
export async function finishTask(tx: Tx, caller: Caller, id: string): Promise<Task> {
  const row = await heldTask(tx, caller, id);
  if (row.done_at) return oneTask(tx, id);
  allow(mayChange(row));
  await end(tx, row, "done_at");
  record(tx, "task.done", placeOf(caller, row), { task: id });
  return oneTask(tx, id);
}

/** The task is not needed; it stays readable. @throws TASK_OVER, IS_EVIDENCE */
export async function cancelTask(tx: Tx, caller: Caller, id: string): Promise<Task> {
  const row = await heldTask(tx, caller, id);
  allow(mayCancel(row, await isEvidence(tx, id)));
  await end(tx, row, "cancelled_at");
  record(tx, "task.cancelled", placeOf(caller, row), { task: id });
  return oneTask(tx, id);
}

async function end(tx: Tx, row: TaskRow, column: "done_at" | "cancelled_at"): Promise<void> {
  await tx.rows(`update tasks set ${column} = $3 where account_id = $1 and id = $2`, [
    tx.account,
    row.id,
    tx.at,
  ]);
  await forgetDates(tx, [row.id]);
  await tellOverdue(tx, [row.conversation_id]);
}
