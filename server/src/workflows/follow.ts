import type { By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { cancelRuns } from "./monitor/cancel-runs.ts";

/**
 * Runs of a conversation that became part of another go on there; their contact is locked. One of a workflow that is
 * already under way there ends.
 */
export async function followConversation(tx: Tx, by: By, from: string, into: string): Promise<void> {
  const runs = await tx.rows<{ id: string; rival: boolean }>(
    `select r.id, exists (select from runs o where o.account_id = r.account_id and o.conversation_id = $3
       and o.workflow_id = r.workflow_id and o.state in ('running', 'waiting')) as rival
     from runs r where r.account_id = $1 and r.conversation_id = $2 and r.state in ('running', 'waiting') order by r.id`,
    [tx.account, from, into],
  );
  if (runs.length === 0) return;
  const gone = runs.filter(({ rival }) => rival).map(({ id }) => id);
  await cancelRuns(tx, by, gone, { code: "merged" });
  await tx.rows(
    "update runs set conversation_id = $3 where account_id = $1 and conversation_id = $2 and state in ('running', 'waiting')",
    [tx.account, from, into],
  );
}

/** What somebody's runs were started for, and which they were to go through once, is another's now. */
export async function followContact(tx: Tx, from: string, into: string): Promise<void> {
  const both = [tx.account, from, into];
  await Promise.all([
    tx.rows("update runs set contact_id = $3 where account_id = $1 and contact_id = $2", both),
    tx.rows(
      `insert into enrolments (account_id, workflow_id, contact_id)
       select account_id, workflow_id, $3 from enrolments where account_id = $1 and contact_id = $2 on conflict do nothing`,
      both,
    ),
  ]);
}

/** Two tickets are one: runs go on with it. By ticket, which it became part of. */
export async function followTickets(
  tx: Tx,
  unions: readonly { ticket: string; into: string }[],
): Promise<void> {
  await tx.rows(
    `update runs t set ticket_id = r."into" from jsonb_to_recordset($2::jsonb) as r(ticket uuid, "into" uuid)
     where t.account_id = $1 and t.ticket_id = r.ticket`,
    [tx.account, JSON.stringify(unions)],
  );
}
