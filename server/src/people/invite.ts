import type { Role } from "@relevo/contract/abilities.ts";
import type { Invitation } from "@relevo/contract/people.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { refuse } from "../platform/refusal.ts";
import { hashToken, newToken } from "../platform/secrets.ts";
import { unlessTaken } from "../platform/taken.ts";
import { allOurs } from "./ours.ts";
import { revokeInvitations } from "./revoke-invitation.ts";

/** Seven days, in ms. */
const validity = 7 * 86_400_000;

/**
 * Invites a person; only this answer holds the link. An earlier open invitation of the same mail is taken back.
 * @throws MAIL_TAKEN for a member's mail, inactive ones too; NOT_FOUND for an inbox that is not of the account
 */
export async function invite(
  tx: Tx,
  actor: Actor,
  publicUrl: string,
  to: { mail: string; name: string; role: Role; inboxIds?: readonly string[] | undefined },
): Promise<Invitation> {
  const members = await tx.rows("select from members where account_id = $1 and mail = $2", [
    tx.account,
    to.mail,
  ]);
  if (members.length > 0) refuse("MAIL_TAKEN");
  if (to.inboxIds) await allOurs(tx, "inboxes", to.inboxIds);
  await revokeInvitations(tx, actor, { mail: to.mail });
  const id = newId();
  const token = newToken("inv_");
  const expiresAt = new Date(tx.at.getTime() + validity);
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into invitations (account_id, id, mail, name, role, inbox_ids, expires_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.account, id, to.mail, to.name, to.role, to.inboxIds ?? null, expiresAt, tx.at],
    ),
  );
  await tx.rows(
    "insert into doors (kind, key, account_id, ref, expires_at) values ('invitation', $1, $2, $3, $4)",
    [hashToken(token), tx.account, id, expiresAt],
  );
  record(tx, "invitation.created", { actor }, { invitation: id, role: to.role });
  return {
    id,
    mail: to.mail,
    name: to.name,
    role: to.role,
    expiresAt: expiresAt.toISOString(),
    link: `${publicUrl}/invitation/${token}`,
  };
}
