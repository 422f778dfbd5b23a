import { arm, disarm } from "../../deadlines/arm.ts";
import type { Kind } from "../../deadlines/kind.ts";
import { rulesById } from "../../funnels/rules/load.ts";
import type { Tx } from "../../platform/db.ts";
import { decideOccurrence } from "./due.rules.ts";
import { act, defer, holdRules, looksAt } from "./look.ts";
import { lastOccurrence, nextOccurrence, type Schedule } from "./occurrence.rules.ts";

/** Key: the rule. */
export const periodicKind = "resolution-periodic";
/** Key: rule:ticket:entry:occurrence. */
export const occurrenceKind = "resolution-occurrence";

/** Arms the next occurrence of periodic rules, in place of the one that was armed. */
export async function armPeriodic(
  tx: Tx,
  rules: readonly { id: string; schedule: Schedule }[],
): Promise<void> {
  const zone = await accountZone(tx);
  await arm(
    tx,
    rules.map(({ id, schedule }) => {
      return { kind: periodicKind, key: id, dueAt: nextOccurrence(schedule, zone, tx.at) };
    }),
  );
}

export function disarmPeriodic(tx: Tx, rules: readonly string[]): Promise<void> {
  return disarm(tx, periodicKind, rules);
}

/** The account's time zone. */
export async function accountZone(tx: Tx): Promise<string> {
  const [row] = await tx.rows<{ zone: string }>("select time_zone as zone from accounts where id = $1", [
    tx.account,
  ]);
  return row?.zone ?? "UTC";
}

/**
 * An occurrence came: in one act the next one is promised, and a look at each open ticket that was in the stage then.
 * Of several that were missed only the last counts.
 */
export const resolutionPeriodicKind: Kind = {
  name: periodicKind,
  async fire(tx, due) {
    const ids = due.map(({ key }) => key);
    await holdRules(tx, ids);
    const [rules, zone] = await Promise.all([rulesById(tx, ids), accountZone(tx)]);
    const live = due.flatMap(({ key, dueAt }) => {
      const rule = rules.get(key);
      if (!rule?.active || rule.trigger !== "periodic") return [];
      const schedule = { days: rule.days, at: rule.at };
      const at = lastOccurrence(schedule, zone, dueAt, tx.at);
      return [{ id: key, stage: rule.stageId, archive: rule.archive, schedule, at }];
    });
    await armPeriodic(tx, live);
    await armOccurrences(tx, live);
    return [];
  },
};

/** A periodic rule acts on tickets, once for each occurrence. */
export const resolutionOccurrenceKind: Kind = {
  name: occurrenceKind,
  async fire(tx, due) {
    const looks = await looksAt(tx, due, "periodic");
    const verdicts = Map.groupBy(looks, ({ rule, ticket }) => decideOccurrence(rule, ticket).kind);
    await defer(tx, verdicts.get("defer") ?? []);
    await act(tx, verdicts.get("act") ?? []);
    return [];
  },
};

async function armOccurrences(
  tx: Tx,
  rules: readonly { id: string; stage: string; archive: boolean; at: Date }[],
): Promise<void> {
  await tx.rows(
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select $1, $2, r.id || ':' || t.id || ':' || t.entry_id || ':' || (extract(epoch from r.at))::bigint, $3, t.contact_id
     from jsonb_to_recordset($4::jsonb) as r(id uuid, stage uuid, archive boolean, at timestamptz)
     join tickets t on t.account_id = $1 and t.stage_id = r.stage and t.state = 'open' and t.stage_entered_at <= r.at
       and (r.archive or t.resolution = 'none')
     order by 3 on conflict do nothing`,
    [tx.account, occurrenceKind, tx.at, JSON.stringify(rules)],
  );
  tx.wake("deadlines");
}
