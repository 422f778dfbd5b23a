import { arm } from "../../deadlines/arm.ts";
import { rulesOn } from "../../funnels/rules/load.ts";
import type { Tx } from "../../platform/db.ts";

/** A ticket's stay in a stage. */
export interface TimedStay {
  ticket: string;
  /** Its requester, locked. */
  contact: string;
  stage: string;
  /** Names the stay: the timers of an earlier one are void. */
  entry: string;
  enteredAt: Date;
}

/** Key: rule:ticket:entry, one rule and one stay of a ticket. */
export const timeKind = "resolution-time";
const minute = 60_000;

/**
 * Arms the time rules of stages for tickets that came in, and takes back those of their earlier stays. Called once the
 * stay is written: its foreign key holds the stage, so that a rule being saved meanwhile counts either here or there.
 * The deadline is the earliest a rule can be due; the rule itself is asked when it fires.
 */
export async function armTimers(tx: Tx, tickets: readonly TimedStay[]): Promise<void> {
  if (tickets.length === 0) return;
  const [rules] = await Promise.all([
    rulesOn(
      tx,
      tickets.map(({ stage }) => stage),
    ),
    drop(
      tx,
      tickets.map(({ ticket }) => ticket),
    ),
  ]);
  await arm(
    tx,
    tickets.flatMap(({ ticket, contact, stage, entry, enteredAt }) =>
      (rules.get(stage) ?? []).flatMap((rule) => {
        if (rule.trigger !== "time" || !rule.active) return [];
        const dueAt = new Date(enteredAt.getTime() + rule.waitMinutes * minute);
        return [{ kind: timeKind, key: `${rule.id}:${ticket}:${entry}`, dueAt, contact }];
      }),
    ),
  );
}

/** Takes back all that would happen to tickets by itself, because they left the board. */
export async function disarmTimers(tx: Tx, tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return;
  await Promise.all([
    drop(tx, tickets),
    tx.rows("delete from deferrals where account_id = $1 and ticket_id = any($2::uuid[])", [
      tx.account,
      [...tickets].sort(),
    ]),
  ]);
}

function drop(tx: Tx, tickets: readonly string[]): Promise<unknown> {
  return tx.rows(
    `delete from deadlines where account_id = $1 and kind = $2 and key = any(array(
       select r.id || ':' || s.ticket_id || ':' || s.id from stage_stays s
       join resolution_rules r on r.account_id = s.account_id and r.stage_id = s.stage_id and r.trigger = 'time'
       where s.account_id = $1 and s.ticket_id = any($3::uuid[]) order by 1))`,
    [tx.account, timeKind, [...tickets]],
  );
}
