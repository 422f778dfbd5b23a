import { policyOf } from "../../inboxes/policy.ts";
import { savePolicy } from "../../inboxes/save-policy.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { periodicKind } from "../../tickets/timers/periodic.ts";

/** What leads tickets into stages, besides people. */
export interface Leading {
  /** Rules that return there, active or not, with the stage they are of. */
  rules: { id: string; stage: string; stageName: string }[];
  /** Inboxes whose automatic tickets begin there. */
  inboxes: { id: string; name: string }[];
  /** How many contacts' next tickets begin there. */
  contacts: number;
}

export async function leadsInto(tx: Tx, stages: readonly string[]): Promise<Leading> {
  const [rules, inboxes, returns] = await Promise.all([
    tx.rows<Leading["rules"][number]>(
      `select r.id, r.stage_id as stage, s.name as "stageName"
       from resolution_rules r join stages s on s.account_id = r.account_id and s.id = r.stage_id
       where r.account_id = $1 and r.return_stage_id = any($2::uuid[]) order by r.created_at, r.id`,
      [tx.account, stages],
    ),
    tx.rows<Leading["inboxes"][number]>(
      `select i.id, i.name from inboxes i
       join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
       where i.account_id = $1 and p.policy->'autoTicket'->>'stageId' = any($2::text[]) order by i.position, i.id`,
      [tx.account, stages],
    ),
    tx.rows<{ n: number }>(
      "select count(*)::int as n from return_targets where account_id = $1 and stage_id = any($2::uuid[])",
      [tx.account, stages],
    ),
  ]);
  return { rules, inboxes, contacts: returns[0]?.n ?? 0 };
}

/**
 * Locks what leads into stages and their own rules, before the stages, as whoever saves or fires one of them does: the
 * inboxes, the rules' promised occurrences, the rules.
 */
export async function holdAround(tx: Tx, stages: readonly string[]): Promise<void> {
  const { inboxes } = await leadsInto(tx, stages);
  await tx.rows(
    "select from inboxes where account_id = $1 and id = any($2::uuid[]) order by id for no key update",
    [tx.account, inboxes.map(({ id }) => id)],
  );
  const rows = await tx.rows<{ id: string }>(
    `select id from resolution_rules
     where account_id = $1 and (stage_id = any($2::uuid[]) or return_stage_id = any($2::uuid[]))`,
    [tx.account, stages],
  );
  const rules = rows.map(({ id }) => id);
  await tx.rows(
    "select from deadlines where account_id = $1 and kind = $2 and key = any($3) order by key for update",
    [tx.account, periodicKind, rules],
  );
  await tx.rows(
    "select from resolution_rules where account_id = $1 and id = any($2::uuid[]) order by id for update",
    [tx.account, rules],
  );
}

/** What led into one stage leads into another one of its funnel from now on. */
export async function leadElsewhere(
  tx: Tx,
  caller: Caller,
  { rules, inboxes }: Pick<Leading, "rules" | "inboxes">,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const actor = actorOf(caller);
  await tx.rows("update return_targets set stage_id = $3 where account_id = $1 and stage_id = $2", [
    tx.account,
    from,
    to,
  ]);
  const changed = await tx.rows<{ id: string; funnelId: string }>(
    `update resolution_rules set return_stage_id = $3, updated_at = $4, updated_by = $5
     where account_id = $1 and return_stage_id = $2 returning id, return_funnel_id as "funnelId"`,
    [tx.account, from, to, tx.at, caller.member],
  );
  const stageOf = new Map(rules.map(({ id, stage }) => [id, stage]));
  for (const { id, funnelId } of changed) {
    const returnTo = { from: { funnelId, stageId: from }, to: { funnelId, stageId: to } };
    record(tx, "rule.changed", { actor }, { rule: id, stage: stageOf.get(id) ?? "", fields: { returnTo } });
  }
  for (const { id } of inboxes) {
    const { version, policy } = await policyOf(tx, id);
    if (policy.autoTicket)
      await savePolicy(tx, actor, id, {
        version,
        policy: { ...policy, autoTicket: { ...policy.autoTicket, stageId: to } },
      });
  }
}
