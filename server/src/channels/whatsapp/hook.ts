import type { FastifyInstance, FastifyRequest } from "fastify";
import { asSystem, inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { refuse } from "../../platform/refusal.ts";
import { type WhatsappAccess, whatsappAccess } from "../connections/whatsapp-access.ts";
import type { Raw } from "../inbound/keep.ts";
import { answerHandshake, verifySignature } from "./signature.ts";
import { armSync } from "./templates/arm-sync.ts";

/** Meta sends 3 MB at most. */
const bodyLimit = 4 * 1024 * 1024;
/** Ms an opened connection is trusted before it is read again: new secrets take effect by then. */
const memory = 5_000;

type Hook = FastifyRequest<{ Params: { key: string }; Querystring: Record<string, unknown> }>;

/**
 * `/hooks/whatsapp/<key>`: the handshake, and the webhooks. The signature is checked on the raw bytes; 200
 * only once they are stored. Nothing else stands before it: no limits, no parsing.
 */
export function mountHook(app: FastifyInstance, desk: Desk, keep: (raw: Raw) => Promise<void>): void {
  const known = new Map<string, { until: number; access: Promise<WhatsappAccess> }>();
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
      done(null, body),
    );

    scope.get("/hooks/whatsapp/:key", async (request: Hook, reply) => {
      const access = await open(request.params.key);
      const challenge = answerHandshake(request.query, access.verifyToken);
      if (challenge === null) refuse("FORBIDDEN");
      await inAccount(desk.db, access.account, async (tx) => {
        await tx.rows("update connections set verified_at = $2 where id = $1", [access.id, tx.at]);
        await armSync(tx, [access.id]);
      });
      return reply.type("text/plain").send(challenge);
    });

    scope.post(
      "/hooks/whatsapp/:key",
      { logLevel: "warn", helmet: false, compress: false },
      async (request: Hook, reply) => {
        const access = await open(request.params.key);
        const header = request.headers["x-hub-signature-256"];
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!verifySignature(body, typeof header === "string" ? header : undefined, access.appSecret))
          refuse("FORBIDDEN");
        await keep({ channel: "whatsapp", account: access.account, connection: access.id, body });
        return reply.code(200).send();
      },
    );
  });

  /** Those who come while it is read wait for the same reading. */
  function open(key: string): Promise<WhatsappAccess> {
    const cached = known.get(key);
    if (cached && cached.until > performance.now()) return cached.access;
    const access = read(key);
    known.set(key, { until: performance.now() + memory, access });
    access.catch(() => known.delete(key));
    return access;
  }

  async function read(key: string): Promise<WhatsappAccess> {
    if (!/^[\w-]{1,100}$/.test(key)) refuse("NOT_FOUND");
    const [door] = await asSystem(desk.db, (tx) =>
      tx.rows<{ account: string; connection: string }>(
        "select account_id as account, connection_id as connection from doors where kind = 'whatsapp-hook' and key = $1",
        [key],
      ),
    );
    if (!door) refuse("NOT_FOUND");
    return inAccount(desk.db, door.account, (tx) => whatsappAccess(tx, desk.secrets, door.connection));
  }
}
