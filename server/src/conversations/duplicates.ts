import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { type ConversationRow, conversationsById, sightOf } from "./rows.ts";
import { isOpen } from "./state.rules.ts";
import { isVisible } from "./visible.ts";

type Duplicate = Answer<typeof showConversation>["duplicates"][number];

/** Other open conversations of the contact that the caller sees; those on the same channel can be merged. */
export async function duplicatesOf(tx: Tx, caller: Caller, row: ConversationRow): Promise<Duplicate[]> {
  const others = await tx.rows<{ id: string }>(
    "select conversation_id as id from open_sessions where account_id = $1 and contact_id = $2 and conversation_id <> $3",
    [tx.account, row.contact_id, row.id],
  );
  const rows = await conversationsById(
    tx,
    others.map(({ id }) => id),
  );
  return rows
    .filter((other) => isVisible(caller, sightOf(other)))
    .map((other) => ({
      id: other.id,
      number: other.number,
      channel: other.channel,
      inbox: { id: other.inbox_id, name: other.inbox_name },
      mergeable: other.channel === row.channel && isOpen(row.state) && isOpen(other.state),
    }));
}
