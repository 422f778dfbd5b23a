import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";

/** Removes a tag, from every contact too. @throws NOT_FOUND, IN_USE while a published workflow names it */
export async function removeTag(tx: Tx, caller: Caller, id: string): Promise<void> {
  const [row] = await tx.rows<{ id: string }>(
    "select id from tags where account_id = $1 and id = $2 for update",
    [tx.account, id],
  );
  found(row);
  const users = await tx.rows<{ name: string }>(
    `select w.name from workflows w join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.state = 'published' and w.removed_at is null and position($2 in v.definition::text) > 0
     order by lower(w.name)`,
    [tx.account, id],
  );
  if (users.length > 0) refuse("IN_USE", { workflows: users.map(({ name }) => name) });
  await tx.rows("delete from tags where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "tag.removed", { actor: actorOf(caller) }, { tag: id });
}
