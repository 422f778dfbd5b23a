import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";
import { runKind } from "./write-runs.ts";

/** Has runs that wait in these conversations for somebody's word looked at, now. */
export async function wakeListening(
  tx: Tx,
  { contact, member }: { contact: readonly string[]; member: readonly string[] },
): Promise<void> {
  if (contact.length + member.length === 0) return;
  await look(
    tx,
    `(select unnest($2::uuid[]) as id, 'contact' as who union all select unnest($3::uuid[]), 'member') said, runs r
     where r.conversation_id = said.id and r.wakes = said.who`,
    [contact, member],
  );
}

/** Somebody came, or has room: runs that found nobody look again. */
export function wakeForAgents(tx: Tx): Promise<void> {
  return look(tx, "runs r where r.wakes = 'agent'", []);
}

/** Runs that end when their conversation does. */
export async function wakeEnding(tx: Tx, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return;
  await look(
    tx,
    `runs r where r.conversation_id = any($2::uuid[]) and exists (select from workflow_versions v
       where v.account_id = r.account_id and v.workflow_id = r.workflow_id and v.version = r.version
         and v.definition->>'endsWithConversation' = 'true')`,
    [conversations],
  );
}

/** A promise to look at those of them that wait: whether the wait is over is the rule's to say. */
async function look(tx: Tx, runs: string, values: unknown[]): Promise<void> {
  const rows = await tx.rows<{ id: string; contact: string }>(
    `select r.id, r.contact_id as contact from ${runs} and r.account_id = $1 and r.state = 'waiting' order by r.id`,
    [tx.account, ...values],
  );
  await arm(
    tx,
    rows.map(({ id, contact }) => ({ kind: runKind, key: id, contact, dueAt: tx.at })),
  );
}
