import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { holdWorkflows } from "../manage/held.ts";

/** Forgets a secret. @throws NOT_FOUND, IN_USE while a draft or what is in force names it */
export async function remove(tx: Tx, caller: Caller, name: string): Promise<void> {
  // Nobody saves or publishes one that names it meanwhile.
  await holdWorkflows(tx);
  const users = await tx.rows<{ name: string }>(
    `select w.name from workflows w
     left join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.removed_at is null
       and (w.draft::text ~ $2 or w.state = 'published' and v.definition::text ~ $2)
     order by lower(w.name)`,
    [tx.account, `\\{\\{\\s*secret\\.${name}\\s*\\}\\}`],
  );
  const [gone] = await tx.rows<{ id: string }>(
    "delete from workflow_secrets where account_id = $1 and name = $2 returning id",
    [tx.account, name],
  );
  const { id } = found(gone);
  if (users.length > 0) refuse("IN_USE", { workflows: users.map((one) => one.name) });
  record(tx, "secret.removed", { actor: actorOf(caller) }, { secret: id });
}
