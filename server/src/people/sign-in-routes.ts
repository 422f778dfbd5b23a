import type { FastifyInstance } from "fastify";
import type { Desk } from "../platform/desk.ts";
import { refuse } from "../platform/refusal.ts";
import { hasAccount } from "./has-account.ts";
import type { SignIn } from "./sign-in.ts";
import { answerOf, passCookies } from "./sign-in-answer.ts";
import { webHeaders, webRequest } from "./web-request.ts";

/**
 * The library's addresses the desk offers, all POST below /api/auth; every other one is 404: logins are made
 * by set-up, invitations and the command line alone.
 */
const paths = [
  "/sign-in/email",
  "/sign-out",
  "/reset-password",
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
] as const;

export function mountSignIn(app: FastifyInstance, desk: Desk, signIn: SignIn): void {
  for (const path of paths)
    app.post(`/api/auth${path}`, async (request, reply) => {
      const before = path === "/change-password" ? await signIn.session(webHeaders(request)) : null;
      const response = await signIn.handle(webRequest(desk, request, `/api/auth${path}`, request.body));
      // The session's token stays in the cookie, out of reach of the page.
      const { token, ...answer } = await answerOf(response);
      if (answer.user && !(await hasAccount(desk.db, answer.user.id))) {
        await signIn.endSessions(answer.user.id);
        refuse("UNAUTHENTICATED", { reason: "NO_ACCOUNT" });
      }
      // A new password comes with a new session: it works where the old one did.
      if (token && before?.activeAccount) await signIn.setActiveAccount(token, before.activeAccount);
      passCookies(response, reply);
      return reply.header("cache-control", "no-store").send(answer);
    });
}
