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
  const [owner] = await tx.rows<{ id: string }>(
    "select id from members where account_id = $1 and id = $2 and active",
    [tx.account, row.owner_id],
  );
  // What had expired cannot be answered: it waits for its record again.
  const open = owner ? "active" : "queued";
  const state = row.expired_at ? "expired" : open;
  const held = state === "expired" ? row.owner_id : (owner?.id ?? null);
  const to = { inbox: row.inbox_id, owner: held, group: row.group_id, state };
  await resumeConversation(tx, row, { ...to, reason: row.reason_id });
  const note = newId();
  await tx.rows(
    "insert into notes (account_id, id, conversation_id, text, member_id, at) values ($1, $2, $3, $4, $5, $6)",
    [tx.account, note, id, reason, caller.member, tx.at],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
  record(tx, "conversation.reopened", place, { from: sightOf(row), to, note });
}
