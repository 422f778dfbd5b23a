import type { Output } from "@relevo/contract/endpoint.ts";
import type { RuleBody, createRule as shape } from "@relevo/contract/resolution-rules.ts";
import type { Caller } from "../../platform/caller.ts";
import { actorOf } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { found } from "../../platform/refusal.ts";
import { armRule } from "../../tickets/timers/arm-rule.ts";
import { ruleBody, ruleWarnings } from "./guard.rules.ts";
import { heldForRules, refuseWrong } from "./held.ts";
import { rulesById } from "./load.ts";
import { insertRules } from "./write.ts";

/** Adds a rule to a stage; tickets that are inside count, too. @throws NOT_FOUND, RETURN_REQUIRED, RETURN_CLOSES, LAST_STAGE, INVALID */
export async function createRule(
  tx: Tx,
  caller: Caller,
  stageId: string,
  given: RuleBody,
): Promise<Output<typeof shape>> {
  const { funnel, stage } = await heldForRules(tx, stageId);
  const body = ruleBody(given);
  await refuseWrong(tx, body, funnel, stageId);
  const id = newId();
  await insertRules(tx, [{ id, stage: stageId, body, author: caller.member }]);
  const rule = found((await rulesById(tx, [id])).get(id));
  await armRule(tx, rule);
  record(tx, "rule.created", { actor: actorOf(caller) }, { stage: stageId, rule: id });
  return { rule, warnings: ruleWarnings(body, funnel, stage) };
}
