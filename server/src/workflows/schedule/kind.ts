import type { Trigger } from "@relevo/contract/workflows.ts";
import { openSql } from "../../conversations/state.rules.ts";
import type { Kind } from "../../deadlines/kind.ts";
import type { Tx } from "../../platform/db.ts";
import { lastOccurrence } from "../../tickets/timers/occurrence.rules.ts";
import { accountZone } from "../../tickets/timers/periodic.ts";
import { armSchedule, scheduleKind } from "./arm.ts";

type Schedule = Extract<Trigger, { kind: "schedule" }>;

/**
 * An occurrence came: in one act the next one is promised, and a start for each conversation that is open. Whether the
 * conditions hold is asked there, with the facts of that moment. Of several occurrences that were missed only the last
 * counts.
 */
export const workflowScheduleKind: Kind = {
  name: scheduleKind,
  async fire(tx, due) {
    const inForce = await schedulesOf(
      tx,
      due.map(({ key }) => key),
    );
    if (inForce.size === 0) return [];
    const zone = await accountZone(tx);
    for (const { key, dueAt } of due) {
      const trigger = inForce.get(key);
      if (!trigger) continue;
      await armSchedule(tx, key, { trigger });
      await armStarts(tx, key, lastOccurrence(trigger, zone, dueAt, tx.at));
    }
    return [];
  },
};

/** The schedules of those that are published. Nothing is held: who stops one now finds its starts refused one by one. */
async function schedulesOf(tx: Tx, workflows: readonly string[]): Promise<Map<string, Schedule>> {
  const rows = await tx.rows<{ id: string; trigger: Schedule }>(
    `select w.id, v.definition->'trigger' as trigger from workflows w
     join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.account_id = $1 and w.id = any($2) and w.state = 'published' and w.trigger = 'schedule'
       and w.removed_at is null`,
    [tx.account, workflows],
  );
  return new Map(rows.map(({ id, trigger }) => [id, trigger]));
}

/** One statement, however many are open. They come due now, and are begun in lots. */
async function armStarts(tx: Tx, workflow: string, occurrence: Date): Promise<void> {
  await tx.rows(
    `insert into deadlines (account_id, kind, key, due_at, contact_id, data)
     select $1, 'run-start', c.id || ':' || $2 || ':' || $3, $4, c.contact_id, jsonb_build_object('workflow', $2::text,
       'event', null, 'conversation', c.id, 'ticket', null, 'trigger', '{}'::jsonb)
     from conversations c where c.account_id = $1 and c.state in ${openSql} and c.opened_at <= $5
     order by 3 on conflict do nothing`,
    [tx.account, workflow, occurrence.getTime(), tx.at, occurrence],
  );
  tx.wake("deadlines");
}
