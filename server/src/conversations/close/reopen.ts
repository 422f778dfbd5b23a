import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { mayReopen } from "../can.rules.ts";
import { allow, heldOne } from "../load.ts";
import { sightOf } from "../rows.ts";
import { resumeConversation } from "./resume.ts";

/** A supervisor takes up what was closed wrongly: with its owner while they are there, else in the queue. */
export async function reopenConversation(tx: Tx, caller: Caller, id: string, reason: string): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayReopen(caller, row));
  // What had expired cannot be answered: it waits for its record again.
  const { inbox, owner, group, state } = await resumeConversation(tx, row, {
    inbox: row.inbox_id,
    reason: row.reason_id,
    owner: row.owner_id,
    group: row.group_id,
    state: row.expired_at ? "expired" : "active",
  });
  const note = newId();
  await tx.rows(
    "insert into notes (account_id, id, conversation_id, text, member_id, at) values ($1, $2, $3, $4, $5, $6)",
    [tx.account, note, id, reason, caller.member, tx.at],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
  record(tx, "conversation.reopened", place, {
    from: sightOf(row),
    to: { inbox, owner, group, state },
    note,
  });
}
