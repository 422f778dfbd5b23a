import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { rulesOn } from "./load.ts";

/** A stage's rules, oldest first, for who works in its funnel. @throws NOT_FOUND */
export async function listRules(tx: Tx, caller: Caller, stage: string): Promise<ResolutionRule[]> {
  const [row] = await tx.rows(
    "select from stages where account_id = $1 and id = $2 and funnel_id = any($3::uuid[]) and removed_at is null",
    [tx.account, stage, caller.funnels.map(({ funnel }) => funnel)],
  );
  found(row);
  return [...((await rulesOn(tx, [stage])).get(stage) ?? [])];
}
