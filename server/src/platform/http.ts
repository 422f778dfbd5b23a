import type { Access, EndpointShape, Input, Output } from "@relevo/contract/endpoint.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Caller, Visitor } from "./caller.ts";
import { abilitiesOf } from "./caller.ts";
import { type Database, inAccount, type Tx } from "./db.ts";
import { once } from "./idempotency.ts";
import { parse } from "./parse.ts";
import { Refusal, refuse } from "./refusal.ts";

type Who<A extends Access> = A extends "public" ? null : A extends "visitor" ? Visitor : Caller;

export interface Context<E extends EndpointShape> {
  caller: Who<E["access"]>;
  request: FastifyRequest;
  reply: FastifyReply;
}
export interface Route {
  shape: EndpointShape;
  serve(
    db: Database,
    request: FastifyRequest,
    reply: FastifyReply,
    who: Caller | Visitor | null,
  ): Promise<unknown>;
}
export interface Credentials {
  /** The caller of a session cookie or an API key, else null. */
  caller(request: FastifyRequest): Promise<Caller | null>;
  visitor(request: FastifyRequest): Promise<Visitor | null>;
}

type InTx<E extends EndpointShape, Answer = Output<E>> = (
  tx: Tx,
  input: Input<E>,
  context: Context<E>,
) => Promise<Answer>;

/** How a write ended, as it is kept for its repetition. */
type Done<T> = { refused: readonly Failure[] } | { answer: T };

/** A read: one transaction of the caller's account. */
export function query<E extends EndpointShape>(shape: E, handle: InTx<E>): Route {
  return route(shape, (input, context, db) =>
    inAccount(db, accountOf(context.caller), (tx) => handle(tx, input, context)),
  );
}

/**
 * A write: one transaction of the caller's account; an `Idempotency-Key` makes its repetition harmless. A refusal that
 * is thrown undoes everything; one that is returned is answered after what the handler wrote about it is committed.
 */
export function command<E extends EndpointShape>(shape: E, handle: InTx<E, Output<E> | Refusal>): Route {
  return route(shape, async (input, context, db) => {
    const done = await inAccount(db, accountOf(context.caller), (tx) =>
      once(tx, context.request, credentialOf(context.caller), async (): Promise<Done<Output<E>>> => {
        const answer = await handle(tx, input, context);
        return answer instanceof Refusal ? { refused: answer.failures } : { answer };
      }),
    );
    if ("refused" in done) throw new Refusal(done.refused);
    return done.answer;
  });
}

/** Anything that does not fit one transaction of the caller's account: sign-in, uploads, the test clock. */
export function route<E extends EndpointShape>(
  shape: E,
  handle: (input: Input<E>, context: Context<E>, db: Database) => Promise<Output<E> | FastifyReply>,
): Route {
  return {
    shape,
    async serve(db, request, reply, who) {
      const input = {
        params: parse(shape.params, request.params, "/params"),
        query: parse(shape.query, request.query, "/query"),
        body: shape.body === "multipart" ? undefined : parse(shape.body, request.body, ""),
      };
      return handle(input as Input<E>, { caller: who as Who<E["access"]>, request, reply }, db);
    },
  };
}

/** Mounts the routes: credential, ability, validation, handler, status. */
export function mount(
  app: FastifyInstance,
  db: Database,
  routes: readonly Route[],
  credentials: Credentials,
  options: { checkAnswers: boolean; publicPerMinute: number },
): void {
  for (const { shape, serve } of routes) {
    const open = shape.access === "public" || shape.access === "visitor";
    app.route({
      method: shape.method,
      url: `/api/v1${shape.path}`,
      ...(open ? { config: { rateLimit: { max: options.publicPerMinute, timeWindow: 60_000 } } } : {}),
      handler: async (request, reply) => {
        const who = await identify(shape.access, credentials, request);
        const answer = await serve(db, request, reply, who);
        if (answer === reply || reply.sent) return reply;
        if (options.checkAnswers && typeof shape.response === "object") shape.response.parse(wire(answer));
        return reply.code(shape.status ?? 200).send(answer ?? null);
      },
    });
  }
}

async function identify(access: Access, credentials: Credentials, request: FastifyRequest) {
  if (access === "public") return null;
  if (access === "visitor") return (await credentials.visitor(request)) ?? refuse("UNAUTHENTICATED");
  const caller = (await credentials.caller(request)) ?? refuse("UNAUTHENTICATED");
  if (access !== "self" && !abilitiesOf(caller.role).includes(access)) refuse("FORBIDDEN");
  return caller;
}

function accountOf(who: Caller | Visitor | null): string {
  return who?.account ?? refuse("UNAUTHENTICATED");
}
function credentialOf(who: Caller | Visitor | null): string {
  return who?.credential ?? refuse("UNAUTHENTICATED");
}
/** As it will be on the wire: dates are strings, undefined is absent. */
function wire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
