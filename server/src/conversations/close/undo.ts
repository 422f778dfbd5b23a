import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { mayUndoClose } from "../can.rules.ts";
import { allow, heldOne } from "../load.ts";
import { sightOf } from "../rows.ts";
import type { Before } from "./closures.ts";
import { resumeConversation } from "./resume.ts";

/** Takes one's own close back: the conversation is what it was before. Its record stays, marked as undone. */
export async function undoClose(tx: Tx, caller: Caller, id: string): Promise<void> {
  const row = await heldOne(tx, caller, id);
  const [closure] = await tx.rows<{ id: string; by: string | null; at: Date; before: Before }>(
    `select id, member_id as by, at, before from closures
     where account_id = $1 and conversation_id = $2 and undone_at is null order by at desc limit 1`,
    [tx.account, id],
  );
  allow(mayUndoClose(caller, row, closure ?? null, tx.at));
  const { id: undone, before } = found(closure);
  // Set aside no more: who took it back is at it.
  const { inbox, owner, group, state } = await resumeConversation(tx, row, before);
  await tx.rows("update closures set undone_at = $3 where account_id = $1 and id = $2", [
    tx.account,
    undone,
    tx.at,
  ]);
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
  record(tx, "conversation.close_undone", place, {
    from: sightOf(row),
    to: { inbox, owner, group, state },
    closure: undone,
  });
}
