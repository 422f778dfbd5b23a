import type { FastifyRequest } from "fastify";
import type { Caller } from "../platform/caller.ts";
import { type Database, inAccount } from "../platform/db.ts";
import { found, refuse } from "../platform/refusal.ts";
import type { SignIn } from "./sign-in.ts";
import { webHeaders } from "./web-request.ts";

/** The caller's session works in another of their accounts from the next request on. @throws FORBIDDEN, NOT_FOUND */
export async function switchAccount(
  db: Database,
  signIn: SignIn,
  request: FastifyRequest,
  caller: Caller,
  to: string,
): Promise<void> {
  const session = caller.session === null ? null : await signIn.session(webHeaders(request));
  if (!session) refuse("FORBIDDEN", { reason: "KEY" });
  if (to !== caller.account)
    await inAccount(db, caller.account, async (tx) => {
      const own = await tx.rows("select from other_accounts($1) where id = $2 and active", [
        caller.member,
        to,
      ]);
      found(own[0]);
    });
  await signIn.setActiveAccount(session.token, to);
}
