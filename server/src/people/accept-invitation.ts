import { type Database, inAccount } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";
import { joinAccount } from "./join.ts";
import { doorOf, openInvitation } from "./open-invitation.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * Makes the invited person a member. A mail without a login gets one; with one, its password must be right
 * (`check`, which counts as an attempt to sign in).
 * Reset links made for it before, by an administrator of the account it was in, are void from now on.
 * @throws INVITATION_OVER, UNAUTHENTICATED
 * @returns the account joined
 */
export async function acceptInvitation(
  db: Database,
  signIn: SignIn,
  given: { token: string; name: string; password: string },
  check: (mail: string, password: string) => Promise<void>,
): Promise<{ account: string; mail: string }> {
  const { account, invitation } = await doorOf(db, given.token);
  const { mail } = await inAccount(db, account, (tx) => openInvitation(tx, invitation));
  const known = await signIn.findLogin(mail);
  if (known) {
    // Before the check: what that one asks for, a second factor, must stand.
    await signIn.forgetResets(known.id);
    await check(mail, given.password);
  }
  await inAccount(db, account, async (tx) => {
    const { role, inboxIds } = await openInvitation(tx, invitation);
    // The lock on the invitation makes a second acceptance wait here, and find it over.
    const login = known?.id ?? (await signIn.createLogin({ ...given, mail })) ?? refuse("CONFLICT");
    await joinAccount(tx, { login, name: given.name, mail, role, inboxIds });
    await tx.rows("update invitations set accepted_at = $3 where account_id = $1 and id = $2", [
      account,
      invitation,
      tx.at,
    ]);
  });
  return { account, mail };
}
