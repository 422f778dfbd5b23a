import type { Output } from "@relevo/contract/endpoint.ts";
import type {
  InboxPolicy,
  listPolicyVersions,
  PolicyColumn,
  Preset,
  showPolicy,
} from "@relevo/contract/policies.ts";
import { autoTicketFor } from "../funnels/default-funnels.ts";
import type { Tx } from "../platform/db.ts";
import { policyOf } from "./policy.ts";
import { presetPolicy } from "./presets.rules.ts";

/** The rules in force, with what their preset says of this inbox. @throws NOT_FOUND */
export async function policyInForce(tx: Tx, inbox: string): Promise<Output<typeof showPolicy>> {
  const { version, policy } = await policyOf(tx, inbox);
  return { version, policy, preset: await presetFor(tx, policy.preset, policy.column) };
}

/** What a preset says for an inbox of a column, with this account's funnels. */
export async function presetFor(tx: Tx, preset: Preset, column: PolicyColumn): Promise<InboxPolicy> {
  const served = preset === "support_ticket" ? "support" : column;
  return presetPolicy(preset, column, await autoTicketFor(tx, served));
}

/** The last hundred versions, newest first. @throws NOT_FOUND */
export async function policyVersions(tx: Tx, inbox: string): Promise<Output<typeof listPolicyVersions>> {
  await policyOf(tx, inbox);
  const rows = await tx.rows<{
    version: number;
    at: Date;
    author_id: string | null;
    author_name: string | null;
    policy: InboxPolicy;
  }>(
    `select p.version, p.at, p.author_id, m.name as author_name, p.policy from inbox_policies p
     left join members m on m.account_id = p.account_id and m.id = p.author_id
     where p.account_id = $1 and p.inbox_id = $2 order by p.version desc limit 100`,
    [tx.account, inbox],
  );
  return {
    items: rows.map(({ version, at, author_id, author_name, policy }) => ({
      version,
      at: at.toISOString(),
      by: author_id ? { id: author_id, name: author_name ?? "" } : null,
      policy,
    })),
  };
}
