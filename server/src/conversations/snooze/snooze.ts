import { arm, disarm } from "../../deadlines/arm.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { allow, held } from "../load.ts";
import { sightOf } from "../rows.ts";
import { mayWait } from "./snooze.rules.ts";

export interface Snooze {
  id: string;
  /** Null: until the customer writes. */
  until: Date | null;
}

/** Sets conversations aside. @throws OWNER_REQUIRED, DATE_PAST, TASK_REQUIRED, NOT_OPEN */
export async function snoozeConversations(tx: Tx, by: By, inputs: readonly Snooze[]): Promise<void> {
  const ids = inputs.map(({ id }) => id);
  const rows = await held(tx, by, ids);
  const planned = await withPlan(tx, ids);
  for (const { id, until } of inputs) {
    const row = found(rows.get(id));
    const may = mayWait(by, row, { until, planned: planned.has(id) }, tx.at);
    allow(may, { owner: row.owner_name, at: row.waiting_since?.toISOString() ?? null });
  }
  await tx.rows(
    `update conversations c set state = 'snoozed', snoozed_until = r.until
     from jsonb_to_recordset($2::jsonb) as r(id uuid, until timestamptz) where c.account_id = $1 and c.id = r.id`,
    [tx.account, JSON.stringify(inputs)],
  );
  await disarm(tx, "unsnooze", ids);
  await arm(
    tx,
    inputs.flatMap(({ id, until }) => {
      const contact = found(rows.get(id)).contact_id;
      return until ? [{ kind: "unsnooze", key: id, dueAt: until, contact }] : [];
    }),
  );
  for (const { id, until } of inputs) {
    const row = found(rows.get(id));
    const from = sightOf(row);
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: id };
    const to = { ...from, state: "snoozed" };
    record(tx, "conversation.snoozed", place, { from, to, until: until?.toISOString() ?? null });
  }
}

/** Those with an open task that has an owner and a date. */
async function withPlan(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select distinct conversation_id as id from tasks where account_id = $1 and conversation_id = any($2::uuid[])
       and owner_id is not null and due_at is not null and done_at is null and cancelled_at is null`,
    [tx.account, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
