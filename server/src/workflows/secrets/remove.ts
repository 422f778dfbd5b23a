import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { holdWorkflows } from "../manage/held.ts";

/** Forgets a secret. @throws NOT_FOUND, IN_USE while a draft or what is in force names it */
export async function remove(tx: Tx, caller: Caller, name: string): Promise<void> {
  // Nobody saves or publishes one that names it meanwhile.
  await holdWorkflows(tx);
  const [row] = await tx.rows<{ id: string }>(
    "select id from workflow_secrets where account_id = $1 and name = $2 for update",
    [tx.account, name],
  );
  const { id } = found(row);
  const workflows = await usersOf(tx, name);
  if (workflows.length > 0) refuse("IN_USE", { workflows });
  await tx.rows("delete from workflow_secrets where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "secret.removed", { actor: actorOf(caller) }, { secret: id });
}

/** Names of the workflows that name it. */
async function usersOf(tx: Tx, name: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select w.name from workflows w
     left join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.removed_at is null
       and (w.draft::text ~ $2 or w.state = 'published' and v.definition::text ~ $2)
     order by lower(w.name)`,
    [tx.account, `\\{\\{\\s*secret\\.${name}\\s*\\}\\}`],
  );
  return rows.map((row) => row.name);
}
