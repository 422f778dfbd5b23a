import type { Visibility } from "@relevo/contract/inboxes.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";

import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { writeReasons } from "./reasons.ts";

/** Replaces an inbox's name, visibility and reasons. @throws NOT_FOUND, NAME_TAKEN */
export async function editInbox(
  tx: Tx,
  actor: Actor,
  id: string,
  to: { name: string; visibility: Visibility; reasons: readonly string[] },
): Promise<void> {
  const [row] = await tx.rows<{ name: string; visibility: string }>(
    "select name, visibility from inboxes where account_id = $1 and id = $2 for no key update",
    [tx.account, id],
  );
  const before = found(row);
  const differs = before.name !== to.name || before.visibility !== to.visibility;
  if (differs)
    await unlessTaken("NAME_TAKEN", () =>
      tx.rows("update inboxes set name = $3, visibility = $4 where account_id = $1 and id = $2", [
        tx.account,
        id,
        to.name,
        to.visibility,
      ]),
    );
  const reasonsChanged = await writeReasons(tx, id, to.reasons);
  if (differs || reasonsChanged) record(tx, "inbox.changed", { actor }, { inbox: id });
}
