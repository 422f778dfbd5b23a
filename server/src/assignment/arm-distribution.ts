import { arm } from "../deadlines/arm.ts";
import type { Tx } from "../platform/db.ts";

/** Has the desk look, now, at the queues it hands out: somebody came, or somebody has room. */
export async function armDistribution(tx: Tx): Promise<void> {
  const handedOut = await tx.rows<{ id: string }>(
    `select i.id from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id
       and p.version = i.policy_version
     where i.account_id = $1 and p.policy->>'distribution' <> 'off'`,
    [tx.account],
  );
  await arm(
    tx,
    handedOut.map(({ id }) => ({ kind: "distribute", key: id, dueAt: tx.at })),
  );
}
