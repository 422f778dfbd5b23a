import type { Input } from "@relevo/contract/endpoint.ts";
import type { createTask as shape, Task } from "@relevo/contract/tasks.ts";
import { mayWork } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import { arm } from "../deadlines/arm.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { oneTask } from "./load.ts";
import { mustBeActive } from "./owner.ts";
import { mayDate } from "./task.rules.ts";

/** Leaves a task in a conversation. The same id again answers the same task. @throws TARGET_INACTIVE, DATE_PAST */
export async function createTask(
  tx: Tx,
  caller: Caller,
  conversation: string,
  body: Input<typeof shape>["body"],
): Promise<Task> {
  const row = await heldOne(tx, caller, conversation);
  allow(mayWork(caller));
  const id = body.id ?? newId();
  const again = await tx.rows<{ conversation_id: string | null }>(
    "select conversation_id from tasks where account_id = $1 and id = $2",
    [tx.account, id],
  );
  if (again[0]) {
    if (again[0].conversation_id !== row.id) refuse("CONFLICT");
    return oneTask(tx, id);
  }
  allow(mayDate(body.dueAt, null, tx.at));
  await mustBeActive(tx, body.ownerId);
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into tasks (account_id, id, conversation_id, contact_id, kind, title, owner_id, due_at, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.account,
        id,
        row.id,
        row.contact_id,
        body.kind,
        body.title,
        body.ownerId,
        body.dueAt,
        caller.member,
        tx.at,
      ],
    ),
  );
  if (body.dueAt)
    await arm(tx, [{ kind: "task", key: id, dueAt: new Date(body.dueAt), contact: row.contact_id }]);
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: row.id };
  record(tx, "task.created", place, { task: id });
  return oneTask(tx, id);
}
