import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { timeKind } from "../../tickets/timers/arm.ts";
import { disarmPeriodic } from "../../tickets/timers/periodic.ts";

/** Ends all rules of stages, with what they would have done to the tickets inside. What they did stays. */
export async function endRulesOn(tx: Tx, by: By, stages: readonly string[]): Promise<void> {
  const ended = await tx.rows<{ rule: string; stage: string }>(
    "delete from resolution_rules where account_id = $1 and stage_id = any($2::uuid[]) returning id as rule, stage_id as stage",
    [tx.account, stages],
  );
  if (ended.length === 0) return;
  const rules = ended.map(({ rule }) => rule);
  await disarmPeriodic(tx, rules);
  await tx.rows(
    `delete from deadlines where account_id = $1 and kind = $2 and key = any(array(
       select r || ':' || t.id || ':' || t.entry_id from tickets t, unnest($3::uuid[]) r
       where t.account_id = $1 and t.stage_id = any($4::uuid[]) and t.state = 'open' order by 1))`,
    [tx.account, timeKind, rules, stages],
  );
  await tx.rows("delete from deferrals where account_id = $1 and rule_id = any($2::uuid[])", [
    tx.account,
    rules,
  ]);
  for (const data of ended) record(tx, "rule.removed", { actor: actorOf(by) }, data);
}
