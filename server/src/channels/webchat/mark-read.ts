import type { Visitor } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Read } from "./fragment.rules.ts";
import { keepFragments } from "./keep.ts";

/** Messages marked by one call at most; the page calls again while some are unread. */
const most = 500;

/**
 * The visitor has seen what the desk sent. It goes the way of every channel's read receipt: an inbound item
 * for each message, received as a status, so that there is one place where states move.
 */
export async function markRead(tx: Tx, caller: Visitor): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `select m.id from identities i
     join conversations c on c.account_id = i.account_id and c.contact_id = i.contact_id and c.connection_id = $3
     join messages m on m.account_id = c.account_id and m.conversation_id = c.id
       and m.direction = 'out' and m.state in ('sent', 'delivered')
     where i.account_id = $1 and i.kind = 'visitor' and i.value = $2 order by m.at, m.id limit $4`,
    [tx.account, caller.visitor, caller.connection, most],
  );
  if (rows.length === 0) return;
  const at = tx.at.toISOString();
  await keepFragments(
    tx,
    caller,
    rows.map(({ id }): Read => ({ kind: "read", message: id, at, visitor: caller.visitor })),
  );
}
