import type { FunnelTemplate } from "@relevo/contract/funnels.ts";
import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { unlessTaken } from "../platform/taken.ts";
import { insertRules } from "./rules/write.ts";
import type { FunnelPlan, PlannedRule } from "./templates.rules.ts";

export interface NewFunnel {
  plan: FunnelPlan;
  template: FunnelTemplate | null;
  currency: string | null;
  position: number;
  /** Who makes it; null: the desk. */
  author: string | null;
}

/** Writes a funnel with its reasons, stages and rules; answers its id. @throws NAME_TAKEN */
export async function insertFunnel(tx: Tx, { plan, ...funnel }: NewFunnel): Promise<string> {
  const id = newId();
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `insert into funnels (account_id, id, name, position, won_definition, lost_definition, currency, template, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.account,
        id,
        plan.name,
        funnel.position,
        plan.wonDefinition,
        plan.lostDefinition,
        funnel.currency,
        funnel.template,
        tx.at,
      ],
    ),
  );
  await tx.rows(
    `insert into resolution_reasons (account_id, id, funnel_id, kind, name, position)
     select $1, id, $2, 'lost', name, position - 1 from unnest($3::uuid[], $4::text[]) with ordinality as n (id, name, position)`,
    [tx.account, id, plan.lostReasons.map(() => newId()), plan.lostReasons],
  );
  const stages = plan.stages.map((stage, position) => ({ ...stage, id: newId(), position }));
  await tx.rows(
    `insert into stages (account_id, id, funnel_id, name, position, type, stuck_hours, exit_criteria)
     select $1, id, $2, name, position, type, "stuckHours", "exitCriteria" from jsonb_to_recordset($3::jsonb)
       as r(id uuid, name text, position int, type text, "stuckHours" int, "exitCriteria" text)`,
    [tx.account, id, JSON.stringify(stages)],
  );
  const returnTo = { funnelId: id, stageId: stages[0]?.id ?? "" };
  await insertRules(
    tx,
    stages.flatMap(({ rules, id: stage }) =>
      rules.map((rule) => ({ id: newId(), stage, body: returning(rule, returnTo), author: funnel.author })),
    ),
  );
  return id;
}

function returning(rule: PlannedRule, returnTo: NonNullable<RuleBody["returnTo"]>): RuleBody {
  return { ...rule, returnTo: rule.archive ? returnTo : null };
}
