import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Call, EndpointShape } from "@relevo/contract/endpoint.ts";
import type { Problem } from "@relevo/contract/refusals.ts";
import { inject, onTestFinished } from "vitest";
import { startDesk } from "../../src/main.ts";
import { readConfig } from "../../src/platform/config.ts";
import { type Database, openDatabase } from "../../src/platform/db.ts";
import { openLog } from "../../src/platform/log.ts";
import { secretsFrom } from "../../src/platform/secrets.ts";
import type { Responder } from "../../src/responder/responder.ts";
import { cloneDatabase } from "./postgres.ts";

export const testSecret = "a secret for tests only, 32 characters long";

export interface TestDesk {
  url: string;
  db: Database;
  dataDir: string;
  /** A client with a credential: an API key, or none. */
  as(key: string | null): Client;
  /** Steps the test clock through every due instant, or only settles. */
  step(to?: Date): Promise<Date>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface Client {
  /** The answer; throws `Refused` on a problem. */
  call<E extends EndpointShape>(
    shape: E,
    call: Call<E>,
    headers?: Record<string, string>,
  ): Promise<Answer<E>>;
  /** The problem a refused call answers; throws if it was accepted. */
  refused<E extends EndpointShape>(
    shape: E,
    call: Call<E>,
    headers?: Record<string, string>,
  ): Promise<Problem>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${JSON.stringify(problem.failures)}`);
    this.problem = problem;
  }
}

/** Time by the test clock; and nobody behind the Graph API: a number that is connected is read at once. */
export const testEnv = { RELEVO_TEST_CLOCK: "1", RELEVO_GRAPH_URL: "http://127.0.0.1:1" };

/** A desk of its own on a fresh database, with a test clock; stopped when the test ends. */
export async function openTestDesk(
  env: Record<string, string> = {},
  flags: readonly string[] = [],
  more: { responder?: Responder } = {},
): Promise<TestDesk> {
  const database = await cloneDatabase(inject("admin"), inject("template"));
  const dataDir = await mkdtemp(join(tmpdir(), "relevo-desk-"));
  const config = readConfig(["--port", "0", "--data", dataDir, ...flags], { ...testEnv, ...env });
  const db = openDatabase(database.url, { testClock: config.testClock });
  const log = openLog(process.env.RELEVO_LOG ?? "silent");
  const secrets = secretsFrom(testSecret);
  const desk = await startDesk({ db, config, log, secrets, checkAnswers: true, ...more });
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await desk.stop();
    await db.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url: desk.url,
    db,
    dataDir,
    as: (key) => client(desk.url, key),
    settle: desk.settle,
    async step(to) {
      const response = await fetch(`${desk.url}/api/v1/test-clock`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(to ? { to: to.toISOString() } : {}),
      });
      const { now } = (await response.json()) as { now: string };
      return new Date(now);
    },
    stop,
  };
}

/** The same, stopped by itself when the running test ends. */
export async function testDesk(env: Record<string, string> = {}): Promise<TestDesk> {
  const desk = await openTestDesk(env);
  onTestFinished(desk.stop);
  return desk;
}

export function client(url: string, key: string | null, headers: Record<string, string> = {}): Client {
  const send = async (shape: EndpointShape, call: AnyCall, extra: Record<string, string> = {}) => {
    const multipart = call.body instanceof FormData;
    return fetch(`${url}/api/v1${fill(shape.path, call)}`, {
      method: shape.method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(call.body !== undefined && !multipart ? { "content-type": "application/json" } : {}),
        ...headers,
        ...extra,
      },
      ...(call.body === undefined
        ? {}
        : { body: multipart ? (call.body as FormData) : JSON.stringify(call.body) }),
    });
  };
  return {
    async call(shape, call, extra) {
      const response = await send(shape, call, extra);
      if (!response.ok) throw new Refused((await response.json()) as Problem);
      if (response.status === 204) return undefined as never;
      return (await response.json()) as never;
    },
    async refused(shape, call, extra) {
      const response = await send(shape, call, extra);
      if (response.ok) throw new Error(`expected a refusal, got ${response.status}`);
      return (await response.json()) as Problem;
    },
    fetch: (path, init = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers, ...init.headers },
      }),
  };
}

type AnyCall = { params?: unknown; query?: unknown; body?: unknown };

function fill(path: string, call: AnyCall): string {
  const params = (call.params ?? {}) as Record<string, string>;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query = Object.entries(call.query ?? {}).filter(([, value]) => value !== undefined);
  return query.length > 0
    ? `${filled}?${new URLSearchParams(Object.fromEntries(query.map(([k, v]) => [k, String(v)])))}`
    : filled;
}
