import { disarm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";

/** Says anew, of conversations whose contacts are locked, whether one of their tasks is overdue. */
export async function tellOverdue(tx: Tx, conversations: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(conversations.filter((id) => id !== null))];
  if (ids.length === 0) return;
  await tx.rows(
    `update conversations c set overdue = not c.overdue where c.account_id = $1 and c.id = any($2::uuid[])
       and c.overdue <> exists (select from tasks k where k.account_id = c.account_id and k.conversation_id = c.id
         and k.overdue_at is not null and k.done_at is null and k.cancelled_at is null)`,
    [tx.account, ids],
  );
}

/** A task that is over waits for no date. */
export async function forgetDates(tx: Tx, tasks: readonly string[]): Promise<void> {
  await disarm(tx, "task", tasks);
}
