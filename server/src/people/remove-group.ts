import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";

/** Removes a team. @throws NOT_FOUND, IN_USE while a conversation is with it */
export async function removeGroup(tx: Tx, actor: Actor, id: string): Promise<void> {
  // A conversation that is being handed to the team holds its key: after this lock it is seen below.
  const [row] = await tx.rows("select id from groups where account_id = $1 and id = $2 for update", [
    tx.account,
    id,
  ]);
  found(row);
  const used = await tx.rows("select from conversations where account_id = $1 and group_id = $2 limit 1", [
    tx.account,
    id,
  ]);
  if (used.length > 0) refuse("IN_USE");
  await tx.rows("delete from groups where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "group.removed", { actor }, { group: id });
}
