import { type Problem, refusals } from "@relevo/contract/refusals.ts";
import type { FastifyInstance } from "fastify";
import { describe } from "./log.ts";
import { Refusal } from "./refusal.ts";

/** The one place where a refusal, a malformed request or a fault becomes RFC 9457 problem+json. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = error instanceof Refusal ? error : ofTransport(error);
    if (!refusal) {
      request.log.error({ requestId: request.id, ...describe(error) }, "fault");
      return send(500, {
        type: "about:blank",
        title: "The desk failed; the request id tells its makers where.",
        status: 500,
        code: "FAULT",
        failures: [],
        requestId: request.id,
      });
    }
    const [first] = refusal.failures;
    return send(refusal.status, {
      type: `https://relevo.dev/problems/${refusal.code}`,
      title: refusals[refusal.code].title,
      status: refusal.status,
      code: refusal.code,
      ...(first?.detail ? { detail: first.detail } : {}),
      failures: [...refusal.failures],
      requestId: request.id,
    });

    function send(status: number, problem: Problem) {
      return reply.code(status).type("application/problem+json").send(problem);
    }
  });
}

/** What the HTTP layer itself refuses: broken JSON, wrong type, too large, too many. */
function ofTransport(error: unknown): Refusal | null {
  const status =
    error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
      ? error.statusCode
      : 500;
  if (status === 413) return new Refusal([{ code: "TOO_LARGE" }]);
  if (status === 415) return new Refusal([{ code: "UNSUPPORTED_MEDIA" }]);
  if (status === 429) return new Refusal([{ code: "TOO_MANY" }]);
  if (status === 404) return new Refusal([{ code: "NOT_FOUND" }]);
  if (status >= 400 && status < 500)
    return new Refusal([{ code: "INVALID", detail: error instanceof Error ? error.message : "" }]);
  return null;
}
