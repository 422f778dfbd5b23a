import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found } from "../platform/refusal.ts";
import { seeOwn } from "../tickets/seen.ts";
import { held } from "./load.ts";

/** The owner has seen what the customer wrote, and the ticket it is about; a colleague's look changes nothing. */
export async function markConversationsRead(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  const rows = await held(tx, caller, ids);
  const theirs = ids.map((id) => found(rows.get(id))).filter((row) => row.owner_id === caller.member);
  await seeOwn(
    tx,
    caller,
    theirs.flatMap(({ ticket_id }) => ticket_id ?? []),
  );
  const unread = theirs.filter((row) => row.unread > 0);
  if (unread.length === 0) return;
  await tx.rows("update conversations set unread = 0 where account_id = $1 and id = any($2)", [
    tx.account,
    unread.map(({ id }) => id),
  ]);
  for (const row of unread)
    record(
      tx,
      "conversation.read",
      { actor: actorOf(caller), contact: row.contact_id, conversation: row.id },
      {},
    );
}
