import { isDeepStrictEqual } from "node:util";
import type { Output } from "@relevo/contract/endpoint.ts";
import type { RuleBody, editRule as shape } from "@relevo/contract/resolution-rules.ts";
import type { Caller } from "../../platform/caller.ts";
import { actorOf } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { armRule, disarmRule, holdPeriodic } from "../../tickets/timers/arm-rule.ts";
import { ruleBody, ruleWarnings } from "./guard.rules.ts";
import { heldForRules, refuseWrong } from "./held.ts";
import { rulesById } from "./load.ts";
import { updateRule } from "./write.ts";

/**
 * Replaces a rule, or switches it on or off. What fires meanwhile ends first; what fires after it goes by the new one.
 * @throws NOT_FOUND, RETURN_REQUIRED, RETURN_CLOSES, LAST_STAGE, INVALID
 */
export async function editRule(
  tx: Tx,
  caller: Caller,
  id: string,
  given: RuleBody,
): Promise<Output<typeof shape>> {
  const before = await heldRule(tx, id);
  const { funnel, stage } = await heldForRules(tx, before.stageId);
  const body = ruleBody(given);
  await refuseWrong(tx, body, funnel, stage.id);
  const was = ruleBody(before);
  const fields = changes(was, body);
  const warnings = ruleWarnings(body, funnel, stage);
  if (Object.keys(fields).length === 0) return { rule: before, warnings };
  await updateRule(tx, id, body, caller.member);
  const rule = found((await rulesById(tx, [id])).get(id));
  if (timing.some((field) => field in fields)) {
    await disarmRule(tx, before);
    await armRule(tx, rule);
  }
  // What waited did so for another rule: one on coming in does nothing to who is inside.
  if ("trigger" in fields) {
    await tx.rows("delete from deferrals where account_id = $1 and rule_id = $2", [tx.account, id]);
  }
  record(tx, "rule.changed", { actor: actorOf(caller) }, { stage: stage.id, rule: id, fields });
  return { rule, warnings };
}

/** A rule that is about to change, held: who fires it holds it, too. @throws NOT_FOUND */
export async function heldRule(tx: Tx, id: string) {
  // The promise before the rule, as the loop takes them.
  await holdPeriodic(tx, id);
  await tx.rows("select from resolution_rules where account_id = $1 and id = $2 for update", [
    tx.account,
    id,
  ]);
  return found((await rulesById(tx, [id])).get(id));
}

/** Only these change when it is due, or for whom. */
const timing = ["trigger", "active", "archive", "waitMinutes", "basis", "days", "at"];

function changes(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): Record<string, { from: unknown; to: unknown }> {
  return Object.fromEntries(
    [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((field) => {
      const change = { from: from[field] ?? null, to: to[field] ?? null };
      return isDeepStrictEqual(change.from, change.to) ? [] : [[field, change]];
    }),
  );
}
