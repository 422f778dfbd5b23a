import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { hookUrl, openHook } from "./hook.ts";

/** A new address for a workflow; the one before leads nowhere from now on. @throws NOT_FOUND, also where it has none */
export async function renew(tx: Tx, desk: Desk, caller: Caller, workflow: string): Promise<string> {
  const [row] = await tx.rows(
    `select from workflows where account_id = $1 and id = $2 and removed_at is null and hook is not null
     for no key update`,
    [tx.account, workflow],
  );
  found(row);
  const hook = await openHook(tx, desk, workflow);
  record(tx, "workflow.hook_renewed", { actor: actorOf(caller) }, { workflow });
  return found(hookUrl(desk, workflow, hook));
}
