import type { InboxPolicy } from "@relevo/contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

export interface PolicyInForce {
  inbox: string;
  version: number;
  global: boolean;
  policy: InboxPolicy;
}

/** The rules in force of the named inboxes, or of all, by id. For a guard that is the version at the attempt. */
export async function policiesOf(
  tx: Tx,
  inboxes: readonly string[] | null = null,
): Promise<Map<string, PolicyInForce>> {
  const rows = await tx.rows<PolicyInForce>(
    `select i.id as inbox, i.policy_version as version, i.is_global as global, p.policy
     from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
     where i.account_id = $1 and ($2::uuid[] is null or i.id = any($2))`,
    [tx.account, inboxes && [...new Set(inboxes)]],
  );
  return new Map(rows.map((row) => [row.inbox, row]));
}

/** One inbox's rules. @throws NOT_FOUND */
export async function policyOf(tx: Tx, inbox: string): Promise<PolicyInForce> {
  return found((await policiesOf(tx, [inbox])).get(inbox));
}
