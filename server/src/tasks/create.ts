import type { Input } from "@relevo/contract/endpoint.ts";
import type { createTask as shape, Task } from "@relevo/contract/tasks.ts";
import { mayWork } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import { arm } from "../deadlines/arm.ts";
import { authorOf } from "../people/author.ts";
import { actorOf, type By, causeOf } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { oneTask } from "./load.ts";
import { mustBeActive } from "./owner.ts";
import { mayDate } from "./task.rules.ts";

export type TaskBody = Input<typeof shape>["body"];

/** Leaves a task in a conversation. @throws as `leaveTask` */
export async function createTask(tx: Tx, by: By, conversation: string, body: TaskBody): Promise<Task> {
  const row = await heldOne(tx, by, conversation);
  allow(mayWork(by));
  return leaveTask(tx, by, { contact: row.contact_id, conversation: row.id, ticket: null }, body);
}

/**
 * Writes a task of a conversation, a ticket or both, whose contact is locked. The same id again answers the same task.
 * @throws TARGET_INACTIVE, DATE_PAST, CONFLICT
 */
export async function leaveTask(
  tx: Tx,
  by: By,
  { contact, conversation, ticket }: { contact: string; conversation: string | null; ticket: string | null },
  body: TaskBody,
): Promise<Task> {
  const id = body.id ?? newId();
  const [again] = await tx.rows<{ conversation: string | null; ticket: string | null }>(
    "select conversation_id as conversation, ticket_id as ticket from tasks where account_id = $1 and id = $2",
    [tx.account, id],
  );
  if (again) {
    // A ticket's conversation may be another one by now.
    const same = again.ticket === ticket && (ticket !== null || again.conversation === conversation);
    if (!same) refuse("CONFLICT");
    return oneTask(tx, id);
  }
  allow(mayDate(body.dueAt, null, tx.at));
  await mustBeActive(tx, body.ownerId);
  const { kind, title, ownerId, dueAt } = body;
  const author = authorOf(by);
  const cause = causeOf(by, { contact, ...(conversation && { conversation }), ...(ticket && { ticket }) });
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into tasks (account_id, id, conversation_id, ticket_id, contact_id, kind, title, owner_id, due_at, created_by,
         workflow_id, depth, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.account,
        id,
        conversation,
        ticket,
        contact,
        kind,
        title,
        ownerId,
        dueAt,
        author.member,
        author.workflow,
        cause === null ? 0 : cause.depth + 1,
        tx.at,
      ],
    ),
  );
  if (dueAt) await arm(tx, [{ kind: "task", key: id, dueAt: new Date(dueAt), contact }]);
  const place = { actor: actorOf(by), contact, ...(conversation ? { conversation } : {}) };
  record(tx, "task.created", place, { task: id });
  return oneTask(tx, id);
}
