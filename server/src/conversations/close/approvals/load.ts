import type { Approval, CloseRequest } from "@relevo/contract/closing.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { Tx } from "../../../platform/db.ts";
import { found } from "../../../platform/refusal.ts";
import { conversationsById, rendered } from "../../rows.ts";

interface ApprovalRow {
  id: string;
  conversation: string;
  request: CloseRequest;
  failures: Failure[];
  note: string;
  asked_by: string;
  asked_name: string;
  asked_at: Date;
  verdict: Approval["verdict"];
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Date | null;
}

/** Requests as the wire carries them, in the order of their ids. */
export async function approvalsById(tx: Tx, ids: readonly string[]): Promise<Approval[]> {
  const rows = await tx.rows<ApprovalRow>(
    `select a.id, a.conversation_id as conversation, a.request, a.failures, a.note, a.asked_by, m.name as asked_name, a.asked_at,
       a.verdict, a.decided_by, d.name as decided_name, a.decided_at
     from approvals a join members m on m.account_id = a.account_id and m.id = a.asked_by
     left join members d on d.account_id = a.account_id and d.id = a.decided_by
     where a.account_id = $1 and a.id = any($2)`,
    [tx.account, ids],
  );
  const conversations = await conversationsById(
    tx,
    rows.map(({ conversation }) => conversation),
  );
  const byId = new Map(conversations.map((row) => [row.id, rendered(row)]));
  const shown = new Map(rows.map((row) => [row.id, { row, conversation: byId.get(row.conversation) }]));
  return ids.flatMap((id) => {
    const one = shown.get(id);
    return one?.conversation ? [shownApproval(one.row, one.conversation)] : [];
  });
}

export async function oneApproval(tx: Tx, id: string): Promise<Approval> {
  return found((await approvalsById(tx, [id]))[0]);
}

function shownApproval(row: ApprovalRow, conversation: Approval["conversation"]): Approval {
  return {
    id: row.id,
    conversation,
    request: row.request,
    note: row.note,
    askedBy: { id: row.asked_by, name: row.asked_name },
    askedAt: row.asked_at.toISOString(),
    failures: row.failures,
    verdict: row.verdict,
    decidedBy: row.decided_by ? { id: row.decided_by, name: row.decided_name ?? "" } : null,
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}
