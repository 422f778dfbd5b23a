import type { RefusalCode } from "@relevo/contract/refusals.ts";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { Refusal } from "../platform/refusal.ts";

/** What of the sign-in library's answers is read here; the rest passes through. */
const SignInAnswer = z.looseObject({
  code: z.string().optional(),
  token: z.string().nullish(),
  user: z.looseObject({ id: z.string() }).optional(),
});
type SignInAnswer = z.infer<typeof SignInAnswer>;

/** The library's answer; its no as a refusal, with its own code as the reason. */
export async function answerOf(response: Response): Promise<SignInAnswer> {
  const answer = SignInAnswer.parse(await response.json().catch(() => ({})));
  if (response.ok) return answer;
  const code = refusalOf[response.status];
  if (!code) throw new Error(`sign-in answered ${response.status}`);
  throw new Refusal([{ code, data: { reason: answer.code ?? code } }]);
}

const refusalOf: Record<number, RefusalCode> = {
  400: "INVALID",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  415: "UNSUPPORTED_MEDIA",
  422: "INVALID",
  429: "TOO_MANY",
};

/** Hands the browser what the library sets. */
export function passCookies(response: Response, reply: FastifyReply): void {
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
}
