import type { Sight } from "@relevo/contract/events.ts";
import { disarm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { record, system } from "../../platform/events.ts";
import { type ConversationRow, sightOf } from "../rows.ts";

/** A conversation that goes on no more; what its end changes beside the state. */
export interface Ending {
  row: ConversationRow;
  state: "closed" | "discarded" | "merged";
  inbox: string;
  reason: string | null;
}
/** What would still look at it. */
const waiting = ["expire", "finalise", "unsnooze", "window-alert"] as const;

/**
 * Ends conversations whose contacts are locked: state, session, deadlines, and requests that waited for a verdict. The
 * verb records what happened, from and to the sights answered.
 */
export async function endConversations(
  tx: Tx,
  endings: readonly Ending[],
): Promise<Map<string, { from: Sight; to: Sight }>> {
  if (endings.length === 0) return new Map();
  const rows = endings.map(({ row, state, inbox, reason }) => ({
    id: row.id,
    state,
    inbox,
    reason,
    group: inbox === row.inbox_id ? row.group_id : null,
  }));
  const ids = rows.map(({ id }) => id);
  const [unheard] = await Promise.all([
    tx.rows<{ id: string; conversation: string }>(
      `update approvals set verdict = 'declined', decided_at = $3
       where account_id = $1 and conversation_id = any($2) and verdict is null
       returning id, conversation_id as conversation`,
      [tx.account, ids, tx.at],
    ),
    tx.rows(
      `update conversations c set state = r.state, inbox_id = r.inbox, reason_id = r.reason, group_id = r."group",
         priority = false, snoozed_until = null, ended_at = $2
       from jsonb_to_recordset($3::jsonb) as r(id uuid, state text, inbox uuid, reason uuid, "group" uuid)
       where c.account_id = $1 and c.id = r.id`,
      [tx.account, tx.at, JSON.stringify(rows)],
    ),
    // By contact, as their key begins: an account has many open at a time.
    tx.rows(
      "delete from open_sessions where account_id = $1 and contact_id = any($2) and conversation_id = any($3)",
      [tx.account, [...new Set(endings.map(({ row }) => row.contact_id))], ids],
    ),
    ...waiting.map((kind) => disarm(tx, kind, ids)),
  ]);
  const contacts = new Map(endings.map(({ row }) => [row.id, row.contact_id]));
  for (const { id, conversation } of unheard) {
    const place = { actor: system, contact: contacts.get(conversation) ?? "", conversation };
    record(tx, "approval.decided", place, { approval: id, verdict: "declined" });
  }
  return new Map(
    endings.map(({ row, state, inbox }) => {
      const from = sightOf(row);
      const group = inbox === row.inbox_id ? row.group_id : null;
      return [row.id, { from, to: { ...from, inbox, group, state } }];
    }),
  );
}
