import { arm } from "../../deadlines/arm.ts";
import { policyOf } from "../../inboxes/policy.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { leadBack } from "../merge/line.ts";
import { responsibleOf } from "../responsible.ts";
import type { ConversationRow } from "../rows.ts";
import { isOpen } from "../state.rules.ts";

/** Where a conversation that ended goes on. */
export interface Resumed {
  state: string;
  inbox: string;
  reason: string | null;
  owner: string | null;
  group: string | null;
}

/**
 * Takes an ended conversation, whose contact is locked, up again: the customer's line leads there once more. Answers
 * how it stands then: who had it may have left, or handed on its ticket. @throws NEWER_OPEN where the contact has
 * another one open on that connection
 */
export async function resumeConversation(tx: Tx, row: ConversationRow, wanted: Resumed): Promise<Resumed> {
  const to = isOpen(wanted.state) ? { ...wanted, ...(await inWhoseHands(tx, row, wanted)) } : wanted;
  if (isOpen(to.state)) {
    const [newer] = await tx.rows<{ id: string; number: number }>(
      `select c.id, c.number from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
       where s.account_id = $1 and s.contact_id = $2 and s.connection_id = $3`,
      [tx.account, row.contact_id, row.connection_id],
    );
    if (newer) refuse("NEWER_OPEN", { conversation: newer.id, number: newer.number });
    await unlessTaken("NEWER_OPEN", () =>
      tx.rows(
        "insert into open_sessions (account_id, contact_id, connection_id, conversation_id) values ($1, $2, $3, $4)",
        [tx.account, row.contact_id, row.connection_id, row.id],
      ),
    );
    await leadBack(tx, row.id);
  } else await finaliseLater(tx, row, to.inbox);
  await tx.rows(
    `update conversations set state = $3, inbox_id = $4, reason_id = $5, owner_id = $6, group_id = $7, ended_at = null,
       queued_at = case when $3 = 'queued' then $8 else queued_at end
     where account_id = $1 and id = $2`,
    [tx.account, row.id, to.state, to.inbox, to.reason, to.owner, to.group, tx.at],
  );
  return to;
}

async function inWhoseHands(tx: Tx, row: ConversationRow, had: Resumed) {
  const hands = await responsibleOf(tx, row, had);
  return { ...hands, state: hands.owner ? "active" : "queued" };
}

/** What is expired again waits for its record as long as it would have anew. */
async function finaliseLater(tx: Tx, row: ConversationRow, inbox: string): Promise<void> {
  const hours = (await policyOf(tx, inbox)).policy.expiry.finaliseHours;
  if (hours === null) return;
  const dueAt = new Date(tx.at.getTime() + hours * 3_600_000);
  await arm(tx, [{ kind: "finalise", key: row.id, dueAt, contact: row.contact_id }]);
}
