import type { Invitation } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";

/** Those that can still be accepted, newest first. */
export async function listInvitations(tx: Tx): Promise<Invitation[]> {
  const rows = await tx.rows<Omit<Invitation, "expiresAt"> & { expiresAt: Date }>(
    `select id, mail, name, role, expires_at as "expiresAt" from invitations
     where account_id = $1 and accepted_at is null and revoked_at is null and expires_at > $2
     order by created_at desc, id desc`,
    [tx.account, tx.at],
  );
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}
