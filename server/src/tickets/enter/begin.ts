import { selfClosing } from "../../funnels/self-closing.ts";
import type { Tx } from "../../platform/db.ts";

export interface Beginning {
  contact: string;
  funnel: string;
  /** Where it is wanted. */
  stage: string;
}

/**
 * Where tickets that are made begin, in order: where the contact's next one of that funnel returns to, else where it is
 * wanted; in the funnel's first stage where that would end it at once.
 */
export async function beginningsOf(tx: Tx, wanted: readonly Beginning[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const returns = await tx.rows<{ contact: string; funnel: string; stage: string }>(
    `select r.contact_id as contact, r.funnel_id as funnel, r.stage_id as stage from return_targets r
     where r.account_id = $1 and r.contact_id = any($2::uuid[]) and r.funnel_id = any($3::uuid[])`,
    [tx.account, wanted.map(({ contact }) => contact), [...new Set(wanted.map(({ funnel }) => funnel))]],
  );
  const slot = (one: { contact: string; funnel: string }) => `${one.contact} ${one.funnel}`;
  const bySlot = new Map(returns.map((one) => [slot(one), one.stage]));
  const stages = wanted.map((one) => bySlot.get(slot(one)) ?? one.stage);
  return goingOn(
    tx,
    wanted.map(({ funnel }, i) => ({ funnel, stage: stages[i] ?? "" })),
  );
}

/** The same stages, each that would end a ticket at once replaced by its funnel's first. */
export async function goingOn(
  tx: Tx,
  wanted: readonly { funnel: string; stage: string }[],
): Promise<string[]> {
  const closing = await selfClosing(
    tx,
    wanted.map(({ stage }) => stage),
  );
  if (closing.size === 0) return wanted.map(({ stage }) => stage);
  const first = await firstStagesOf(
    tx,
    wanted.map(({ funnel }) => funnel),
  );
  return wanted.map(({ funnel, stage }) => (closing.has(stage) ? (first.get(funnel) ?? stage) : stage));
}

/** By funnel its first normal stage, if need be one whose rule archives. */
export async function firstStagesOf(tx: Tx, funnels: readonly string[]): Promise<Map<string, string>> {
  if (funnels.length === 0) return new Map();
  const rows = await tx.rows<{ funnel: string; stage: string }>(
    `select distinct on (s.funnel_id) s.funnel_id as funnel, s.id as stage from stages s
     where s.account_id = $1 and s.funnel_id = any($2::uuid[]) and s.removed_at is null and s.type = 'normal'
     order by s.funnel_id, exists (select from resolution_rules r where r.account_id = s.account_id and r.stage_id = s.id
       and r.trigger = 'entry' and r.active and r.archive), s.position, s.id`,
    [tx.account, [...new Set(funnels)]],
  );
  return new Map(rows.map(({ funnel, stage }) => [funnel, stage]));
}
