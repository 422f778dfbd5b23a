import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { mayHandOn } from "./can.rules.ts";
import { allow, held } from "./load.ts";
import { sightOf } from "./rows.ts";

export interface Move {
  id: string;
  inboxId: string;
  reasonId: string | null;
}

/** Moves conversations to another inbox (or sets the reason within theirs): one inbox at a time, always. */
export async function moveConversations(tx: Tx, caller: Caller, inputs: readonly Move[]): Promise<void> {
  const rows = await held(
    tx,
    caller,
    inputs.map(({ id }) => id),
  );
  for (const { id, inboxId, reasonId } of inputs) {
    const row = found(rows.get(id));
    allow(mayHandOn(caller, row));
    await mustBelong(tx, inboxId, reasonId);
    if (row.inbox_id === inboxId && row.reason_id === reasonId) continue;
    const group = row.inbox_id === inboxId ? row.group_id : null;
    await tx.rows(
      "update conversations set inbox_id = $3, reason_id = $4, group_id = $5 where account_id = $1 and id = $2",
      [tx.account, id, inboxId, reasonId, group],
    );
    const from = sightOf(row);
    const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
    record(tx, "conversation.moved", place, {
      from,
      to: { ...from, inbox: inboxId, group },
      reason: reasonId,
    });
  }
}

async function mustBelong(tx: Tx, inbox: string, reason: string | null): Promise<void> {
  const [row] = await tx.rows<{ known: boolean }>(
    `select $3::uuid is null or exists (select from reasons r where r.account_id = i.account_id and r.id = $3
       and r.inbox_id = i.id and r.archived_at is null) as known
     from inboxes i where i.account_id = $1 and i.id = $2 for key share of i`,
    [tx.account, inbox, reason],
  );
  if (!found(row).known) refuse("REASON_NOT_OF_INBOX");
}
