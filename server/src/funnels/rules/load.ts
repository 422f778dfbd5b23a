import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../../platform/db.ts";

/** The resolution rules of stages, by stage, each in order of age. */
export async function rulesOn(
  tx: Tx,
  stages: readonly string[],
): Promise<Map<string, readonly ResolutionRule[]>> {
  if (stages.length === 0) return new Map();
  const rules = await select(tx, "r.stage_id = any($2::uuid[])", [[...new Set(stages)]]);
  return Map.groupBy(rules, ({ stageId }) => stageId);
}

/** Rules by id: those that ended are not there. */
export async function rulesById(tx: Tx, ids: readonly string[]): Promise<Map<string, ResolutionRule>> {
  if (ids.length === 0) return new Map();
  const rules = await select(tx, "r.id = any($2::uuid[])", [[...new Set(ids)]]);
  return new Map(rules.map((rule) => [rule.id, rule]));
}

async function select(tx: Tx, where: string, values: unknown[]): Promise<ResolutionRule[]> {
  const rows = await tx.rows<{ rule: ResolutionRule; at: Date }>(
    `select r.updated_at as at, json_strip_nulls(json_build_object('id', r.id, 'stageId', r.stage_id, 'trigger', r.trigger,
         'resolution', r.resolution, 'archive', r.archive, 'active', r.active, 'waitMinutes', r.wait_minutes, 'basis', r.basis,
         'days', r.days, 'at', r.at_minutes))::jsonb
       || jsonb_build_object(
         'returnTo', case when r.archive then jsonb_build_object('funnelId', r.return_funnel_id, 'stageId', r.return_stage_id) end,
         'updatedBy', case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end) as rule
     from resolution_rules r left join members m on m.account_id = r.account_id and m.id = r.updated_by
     where r.account_id = $1 and ${where} order by r.created_at, r.id`,
    [tx.account, ...values],
  );
  return rows.map(({ rule, at }) => ({ ...rule, updatedAt: at.toISOString() }));
}
