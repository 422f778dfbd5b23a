import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";

/** Takes back the open invitations of an id or a mail; how many there were. */
export async function revokeInvitations(
  tx: Tx,
  actor: Actor,
  which: { id: string } | { mail: string },
): Promise<number> {
  const [column, value] = "id" in which ? ["id", which.id] : ["mail", which.mail];
  const rows = await tx.rows<{ id: string }>(
    `update invitations set revoked_at = $3
     where account_id = $1 and ${column} = $2 and accepted_at is null and revoked_at is null returning id`,
    [tx.account, value, tx.at],
  );
  for (const { id } of rows) record(tx, "invitation.revoked", { actor }, { invitation: id });
  return rows.length;
}
