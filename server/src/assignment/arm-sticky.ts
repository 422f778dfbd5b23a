import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";

/** Where the desk hands nothing out, a customer who was here before may still go to the one they had. */
export async function armSticky(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.rows<{ id: string; contact: string }>(
    `select c.id, c.contact_id as contact from conversations c
     join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
     join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
     where c.account_id = $1 and c.id = any($2) and c.state = 'queued'
       and p.policy->>'distribution' = 'off' and (p.policy->>'stickyDays')::int > 0
       and exists (select from conversations b where b.account_id = c.account_id and b.contact_id = c.contact_id
         and b.connection_id = c.connection_id and b.id <> c.id and b.owner_id is not null)`,
    [tx.account, ids],
  );
  await arm(
    tx,
    rows.map(({ id, contact }) => ({ kind: "sticky", key: id, dueAt: tx.at, contact })),
  );
}
