import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";

import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { writeReasons } from "./reasons.ts";

/** Replaces an inbox's name and reasons. @throws NOT_FOUND, NAME_TAKEN */
export async function editInbox(
  tx: Tx,
  actor: Actor,
  id: string,
  to: { name: string; reasons: readonly string[] },
): Promise<void> {
  const [row] = await tx.rows<{ name: string }>(
    "select name from inboxes where account_id = $1 and id = $2 for no key update",
    [tx.account, id],
  );
  const before = found(row);
  const differs = before.name !== to.name;
  if (differs)
    await unlessTaken("NAME_TAKEN", () =>
      tx.rows("update inboxes set name = $3 where account_id = $1 and id = $2", [tx.account, id, to.name]),
    );
  const reasonsChanged = await writeReasons(tx, id, to.reasons);
  if (differs || reasonsChanged) record(tx, "inbox.changed", { actor }, { inbox: id });
}
