import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../../platform/db.ts";
import { Refusal } from "../../platform/refusal.ts";
import { heldStage } from "../held.ts";
import { selfClosing } from "../self-closing.ts";
import { leadsInto } from "../stages/leads-into.ts";
import { ruleFailures } from "./guard.rules.ts";

/**
 * A stage whose rules are about to change: no ticket comes in and no rule is led into it until the commit, so that each
 * arrival either finds the rule or is found by it. @throws NOT_FOUND
 */
export async function heldForRules(tx: Tx, stage: string): Promise<{ funnel: Funnel; stage: Stage }> {
  const held = await heldStage(tx, stage);
  await tx.rows("select from stages where account_id = $1 and id = $2 for update", [tx.account, stage]);
  return held;
}

/** Refuses a rule that would not do, or would go round in a ring. @throws INVALID, RETURN_REQUIRED, RETURN_CLOSES, LAST_STAGE */
export async function refuseWrong(tx: Tx, rule: RuleBody, funnel: Funnel, stage: string): Promise<void> {
  const target = rule.returnTo?.stageId;
  const others = funnel.stages.filter((one) => one.id !== stage && one.type === "normal").map(({ id }) => id);
  // One after the other: each holds the stages it looks at.
  const closing = await selfClosing(tx, target ? [...others, target] : others);
  const [leading, [found]] = await Promise.all([
    leadsInto(tx, [stage]),
    tx.rows<{ funnel: string }>(
      "select funnel_id as funnel from stages where account_id = $1 and id = $2 and removed_at is null",
      [tx.account, target ?? null],
    ),
  ]);
  const failures = ruleFailures(rule, {
    stage,
    returnFunnel: found?.funnel ?? null,
    returnCloses: target !== undefined && closing.has(target),
    leading,
    last: others.every((id) => closing.has(id)),
  });
  if (failures.length > 0) throw new Refusal(failures);
}
