import type { Input } from "@relevo/contract/endpoint.ts";
import type { editTask as shape, Task } from "@relevo/contract/tasks.ts";
import { allow } from "../conversations/load.ts";
import { arm, disarm } from "../deadlines/arm.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { isEvidence } from "../tickets/is-evidence.ts";
import { heldTask, oneTask } from "./load.ts";
import { tellOverdue } from "./overdue.ts";
import { mustBeActive } from "./owner.ts";
import { placeOf } from "./place.ts";
import { renderedTask, type TaskRow } from "./rows.ts";
import { mayDate, mayReplace } from "./task.rules.ts";

type Body = Input<typeof shape>["body"];

/** Replaces a task's kind, title, owner and date; another date takes "overdue" away. @throws TASK_OVER, IS_EVIDENCE */
export async function editTask(tx: Tx, caller: Caller, id: string, body: Body): Promise<Task> {
  const row = await heldTask(tx, caller, id);
  allow(mayReplace(row, body, await isEvidence(tx, id)));
  const fields = changesOf(row, body);
  if (Object.keys(fields).length === 0) return renderedTask(row);
  allow(mayDate(body.dueAt, row.due_at, tx.at));
  if (fields.owner) await mustBeActive(tx, body.ownerId);
  const dated = fields.dueAt !== undefined;
  await tx.rows(
    `update tasks set kind = $3, title = $4, owner_id = $5, due_at = $6,
       overdue_at = case when $7 then null else overdue_at end where account_id = $1 and id = $2`,
    [tx.account, id, body.kind, body.title, body.ownerId, body.dueAt, dated],
  );
  if (dated) {
    if (body.dueAt)
      await arm(tx, [{ kind: "task", key: id, dueAt: new Date(body.dueAt), contact: row.contact_id }]);
    else await disarm(tx, "task", [id]);
    await tellOverdue(tx, [row.conversation_id]);
  }
  record(tx, "task.changed", placeOf(caller, row), { task: id, fields });
  return oneTask(tx, id);
}

/** A title is told as changed, without its words. */
function changesOf(row: TaskRow, body: Body): Record<string, { from: unknown; to: unknown }> {
  const due = row.due_at?.toISOString() ?? null;
  const next = body.dueAt && new Date(body.dueAt).toISOString();
  return {
    ...(body.kind !== row.kind && { kind: { from: row.kind, to: body.kind } }),
    ...(body.title !== row.title && { title: { from: null, to: null } }),
    ...(body.ownerId !== row.owner_id && { owner: { from: row.owner_id, to: body.ownerId } }),
    ...(next !== due && { dueAt: { from: due, to: next } }),
  };
}
