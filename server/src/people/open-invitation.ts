import type { Role } from "@relevo/contract/abilities.ts";
import { asSystem, type Database, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";
import { hashToken } from "../platform/secrets.ts";

export interface OpenInvitation {
  id: string;
  mail: string;
  name: string;
  role: Role;
  inboxIds: string[] | null;
}

/** The account and invitation behind a link's token. @throws INVITATION_OVER, for an unknown token too */
export async function doorOf(db: Database, token: string): Promise<{ account: string; invitation: string }> {
  const [door] = await asSystem(db, (tx) =>
    tx.rows<{ account: string; invitation: string }>(
      "select account_id as account, ref as invitation from doors where kind = 'invitation' and key = $1",
      [hashToken(token)],
    ),
  );
  return door ?? refuse("INVITATION_OVER");
}

/** The invitation, locked, while it can be accepted. @throws INVITATION_OVER */
export async function openInvitation(tx: Tx, id: string): Promise<OpenInvitation> {
  const [row] = await tx.rows<OpenInvitation>(
    `select id, mail, name, role, inbox_ids as "inboxIds" from invitations
     where account_id = $1 and id = $2 and accepted_at is null and revoked_at is null and expires_at > $3
     for no key update`,
    [tx.account, id, tx.at],
  );
  return row ?? refuse("INVITATION_OVER");
}
