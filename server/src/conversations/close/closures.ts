import type { Evidence } from "@relevo/contract/policies.ts";
import type { Tx } from "../../platform/db.ts";
import type { ConversationRow } from "../rows.ts";

/** How a conversation ended, as it is kept. */
export interface NewClosure {
  id: string;
  row: ConversationRow;
  via: "person" | "override" | "expired" | "rule" | "discard";
  member: string | null;
  owner: string | null;
  evidence: Evidence | null;
  ref: string | null;
  outcome: string;
  note: string;
  why: string;
  policyVersion: number;
  overridden: readonly string[];
}
/** What it was before, so that its author may take the end back. */
export interface Before {
  state: string;
  inbox: string;
  reason: string | null;
  owner: string | null;
  group: string | null;
}

/** Keeps how conversations ended: one row each, never changed afterwards but for its undoing. */
export async function writeClosures(tx: Tx, closures: readonly NewClosure[]): Promise<void> {
  if (closures.length === 0) return;
  const rows = closures.map(({ row, ...closure }) => ({
    ...closure,
    conversation: row.id,
    before: beforeOf(row),
  }));
  await tx.rows(
    `insert into closures (account_id, id, conversation_id, via, member_id, owner_id, evidence, evidence_ref, outcome, note,
       why, policy_version, overridden, before, at)
     select $1, id, conversation, via, member, owner, evidence, ref, outcome, note, why, "policyVersion", overridden, before, $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, conversation uuid, via text, member uuid, owner uuid, evidence text,
       ref uuid, outcome text, note text, why text, "policyVersion" int, overridden text[], before jsonb)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

function beforeOf(row: ConversationRow): Before {
  return {
    state: row.state,
    inbox: row.inbox_id,
    reason: row.reason_id,
    owner: row.owner_id,
    group: row.group_id,
  };
}
