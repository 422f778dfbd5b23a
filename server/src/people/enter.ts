import type { FastifyReply, FastifyRequest } from "fastify";
import type { Desk } from "../platform/desk.ts";
import type { SignIn } from "./sign-in.ts";
import { answerOf, passCookies } from "./sign-in-answer.ts";
import { webRequest } from "./web-request.ts";

/** A sign-in that was allowed; with a second factor it is only half of one. */
export interface Entry {
  /** Hands the browser its cookies; the session, if there is one yet, works in this account. */
  open(reply: FastifyReply, account: string): Promise<void>;
}

/**
 * Tries a mail and password as the browser of this request would, limit on attempts included.
 * @throws UNAUTHENTICATED, TOO_MANY
 */
export async function enter(
  desk: Desk,
  signIn: SignIn,
  request: FastifyRequest,
  login: { mail: string; password: string },
): Promise<Entry> {
  const body = { email: login.mail, password: login.password };
  const attempt = webRequest(desk, request, "/api/auth/sign-in/email", body);
  // These endpoints take JSON, which no foreign page can send: where the request came from is settled, and a
  // program that names no origin is not turned away once its account is made.
  attempt.headers.set("origin", new URL(attempt.url).origin);
  const response = await signIn.handle(attempt);
  const { token } = await answerOf(response);
  return {
    async open(reply, account) {
      passCookies(response, reply);
      if (token) await signIn.setActiveAccount(token, account);
    },
  };
}
