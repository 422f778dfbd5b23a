import type { ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import type { Tx } from "../../platform/db.ts";
import { timeKind } from "./arm.ts";
import { armPeriodic, disarmPeriodic, occurrenceKind, periodicKind } from "./periodic.ts";

/** Promises what a rule will do by time: for every open ticket of its stage, or at its next occurrence. */
export async function armRule(tx: Tx, rule: ResolutionRule): Promise<void> {
  if (!rule.active) return;
  if (rule.trigger === "time") await armStage(tx, rule.id);
  if (rule.trigger === "periodic")
    await armPeriodic(tx, [{ id: rule.id, schedule: { days: rule.days, at: rule.at } }]);
}

/** Takes back what a rule promised. What fires this very moment is left to its end. */
export async function disarmRule(tx: Tx, { id }: Pick<ResolutionRule, "id">): Promise<void> {
  await disarmPeriodic(tx, [id]);
  // Its keys begin with the rule; ";" comes after ":".
  await tx.rows(
    `delete from deadlines where account_id = $1 and (kind, key) in (
       select kind, key from deadlines where account_id = $1 and kind = any($2) and key >= $3 || ':' and key < $3 || ';'
       order by kind, key for update skip locked)`,
    [tx.account, [timeKind, occurrenceKind], id],
  );
}

/** Holds a rule's promised occurrence, if there is one. */
export async function holdPeriodic(tx: Tx, id: string): Promise<void> {
  await tx.rows("select from deadlines where account_id = $1 and kind = $2 and key = $3 for update", [
    tx.account,
    periodicKind,
    id,
  ]);
}

/**
 * One statement, however many tickets: 10,000 take 0.2 s. Nothing here waits for a row that somebody fires or arms:
 * they wait for the stage, which is held.
 */
async function armStage(tx: Tx, rule: string): Promise<void> {
  await tx.rows(
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select $1, $2, r.id || ':' || t.id || ':' || t.entry_id, t.stage_entered_at + interval '1 minute' * r.wait_minutes, t.contact_id
     from resolution_rules r join tickets t on t.account_id = r.account_id and t.stage_id = r.stage_id and t.state = 'open'
       and (r.archive or t.resolution = 'none')
     where r.account_id = $1 and r.id = $3 and not exists (select from deadlines d where d.account_id = $1 and d.kind = $2
       and d.key = r.id || ':' || t.id || ':' || t.entry_id)
     order by 3 on conflict do nothing`,
    [tx.account, timeKind, rule],
  );
  tx.wake("deadlines");
}
