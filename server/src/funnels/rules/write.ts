import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../../platform/db.ts";

export interface NewRule {
  id: string;
  stage: string;
  body: RuleBody;
  /** Who made it; null: the desk. */
  author: string | null;
}

/** Writes the rows of rules; what they do to tickets that are inside already is their maker's to arm. */
export async function insertRules(tx: Tx, rules: readonly NewRule[]): Promise<void> {
  if (rules.length === 0) return;
  const rows = rules.map(({ id, stage, body, author }) => ({
    id,
    stage,
    author,
    trigger: body.trigger,
    resolution: body.resolution,
    archive: body.archive,
    active: body.active,
    return_funnel: body.returnTo?.funnelId ?? null,
    return_stage: body.returnTo?.stageId ?? null,
    wait: body.trigger === "time" ? body.waitMinutes : null,
    basis: body.trigger === "time" ? body.basis : null,
    days: body.trigger === "periodic" ? body.days : null,
    at: body.trigger === "periodic" ? body.at : null,
  }));
  await tx.rows(
    `insert into resolution_rules (account_id, id, stage_id, trigger, resolution, archive, return_funnel_id, return_stage_id,
       wait_minutes, basis, days, at_minutes, active, created_at, updated_at, updated_by)
     select $1, id, stage, trigger, resolution, archive, return_funnel, return_stage, wait, basis, days, at, active, $2, $2, author
     from jsonb_to_recordset($3::jsonb) as r(id uuid, stage uuid, trigger text, resolution text, archive boolean,
       return_funnel uuid, return_stage uuid, wait int, basis text, days int[], at int, active boolean, author uuid)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

/** Replaces what a rule says. */
export async function updateRule(tx: Tx, id: string, body: RuleBody, author: string): Promise<void> {
  const time = body.trigger === "time" ? body : null;
  const periodic = body.trigger === "periodic" ? body : null;
  await tx.rows(
    `update resolution_rules set trigger = $3, resolution = $4, archive = $5, active = $6, return_funnel_id = $7,
       return_stage_id = $8, wait_minutes = $9, basis = $10, days = $11, at_minutes = $12, updated_at = $13, updated_by = $14
     where account_id = $1 and id = $2`,
    [
      tx.account,
      id,
      body.trigger,
      body.resolution,
      body.archive,
      body.active,
      body.returnTo?.funnelId ?? null,
      body.returnTo?.stageId ?? null,
      time?.waitMinutes ?? null,
      time?.basis ?? null,
      periodic?.days ?? null,
      periodic?.at ?? null,
      tx.at,
      author,
    ],
  );
}
