import { type Database, inAccount } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { doorOf, openInvitation } from "./open-invitation.ts";
import type { SignIn } from "./sign-in.ts";

/** What a link offers to whoever holds it. @throws INVITATION_OVER */
export async function showInvitation(
  db: Database,
  signIn: SignIn,
  token: string,
): Promise<{ company: string; name: string; mail: string; hasLogin: boolean }> {
  const { account, invitation } = await doorOf(db, token);
  const offer = await inAccount(db, account, async (tx) => {
    const { mail, name } = await openInvitation(tx, invitation);
    const [row] = await tx.rows<{ company: string }>("select name as company from accounts where id = $1", [
      account,
    ]);
    return { ...found(row), name, mail };
  });
  return { ...offer, hasLogin: (await signIn.findLogin(offer.mail)) !== null };
}
