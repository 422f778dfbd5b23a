import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { disarmRule } from "../../tickets/timers/arm-rule.ts";
import { heldRule } from "./edit.ts";
import { heldForRules } from "./held.ts";

/** Ends a rule with all it promised; what it did stays. @throws NOT_FOUND */
export async function removeRule(tx: Tx, caller: Caller, id: string): Promise<void> {
  const rule = await heldRule(tx, id);
  await heldForRules(tx, rule.stageId);
  await disarmRule(tx, rule);
  await tx.rows("delete from deferrals where account_id = $1 and rule_id = $2", [tx.account, id]);
  await tx.rows("delete from resolution_rules where account_id = $1 and id = $2", [tx.account, id]);
  record(tx, "rule.removed", { actor: actorOf(caller) }, { stage: rule.stageId, rule: id });
}
