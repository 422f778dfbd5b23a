import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * A link with which a member sets a new password, once, within a day of real time. Refused for a login that
 * belongs to another account too: an administrator of one could otherwise enter the other.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function makeResetLink(
  tx: Tx,
  actor: Actor,
  signIn: SignIn,
  publicUrl: string,
  member: string,
): Promise<{ link: string; expiresAt: string }> {
  const [row] = await tx.rows<{ login: string }>(
    "select user_id as login from members where account_id = $1 and id = $2",
    [tx.account, member],
  );
  const { login } = found(row);
  const elsewhere = await tx.rows("select from other_accounts($1) limit 1", [member]);
  if (elsewhere.length > 0) refuse("FORBIDDEN", { reason: "LOGIN_SHARED" });
  const { token, expiresAt } = await signIn.resetToken(login);
  const until = expiresAt.toISOString();
  record(tx, "member.changed", { actor }, { member, fields: { resetLink: { from: null, to: until } } });
  return { link: `${publicUrl}/reset-password/${token}`, expiresAt: until };
}
