import { createHash, timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { readBacklog } from "./backlog.ts";
import type { Database } from "./db.ts";
import { refuse } from "./refusal.ts";

export interface Metrics {
  /** A send came back from the channel. */
  delivered(channel: string, outcome: string): void;
  stop(): void;
}

/**
 * `/metrics` in Prometheus' text format, for loopback or whoever has the token: counts, sizes and durations,
 * never a name, a number or an account.
 */
export function mountMetrics(app: FastifyInstance, db: Database, token: string | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const lag = watchLag(registers);
  watchRequests(app, registers);
  watchProcess(app, db, registers);
  watchBacklog(db, registers);
  const deliveries = new Counter({
    name: "relevo_deliveries_total",
    help: "Messages the channels answered for, by outcome.",
    labelNames: ["channel", "outcome"],
    registers,
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, token)) refuse("NOT_FOUND");
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  return {
    delivered: (channel, outcome) => deliveries.inc({ channel, outcome }),
    stop: () => lag.disable(),
  };
}

/** Ms from one look at the event loop to the next, which the measured delay includes. */
const beat = 20;

/** How late timers fire: what takes the main thread for itself shows here. */
function watchLag(registers: Registry[]) {
  const delay = monitorEventLoopDelay({ resolution: beat });
  delay.enable();
  new Gauge({
    name: "relevo_event_loop_lag_seconds",
    help: "Delay of the event loop since the last scrape.",
    labelNames: ["quantile"],
    registers,
    collect() {
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - beat / 1000);
      this.set({ quantile: "0.5" }, late(delay.percentile(50)));
      this.set({ quantile: "0.99" }, late(delay.percentile(99)));
      this.set({ quantile: "1" }, late(delay.max));
      delay.reset();
    },
  });
  return delay;
}

function watchRequests(app: FastifyInstance, registers: Registry[]): void {
  const requests = new Histogram({
    name: "relevo_http_request_duration_seconds",
    help: "Time to answer, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  app.addHook("onResponse", async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    requests.observe({ method, route: routeOptions.url ?? "none", status: statusCode }, elapsedTime / 1000);
  });
}

function watchProcess(app: FastifyInstance, db: Database, registers: Registry[]): void {
  gauge("relevo_sockets", "Open WebSockets.", () => app.websocketServer.clients.size);
  gauge("relevo_resident_memory_bytes", "Memory of this process.", () => process.memoryUsage.rss());
  gauge("relevo_pool_connections", "Database connections.", () => db.pool.totalCount);
  gauge("relevo_pool_idle", "Database connections at rest.", () => db.pool.idleCount);
  gauge("relevo_pool_waiting", "Requests waiting for a database connection.", () => db.pool.waitingCount);

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
}

/** What waits in the database, of all accounts; absent while it does not answer. */
function watchBacklog(db: Database, registers: Registry[]): void {
  const up = new Gauge({ name: "relevo_database_up", help: "1 while the database answers.", registers });
  new Gauge({
    name: "relevo_backlog",
    help: "What waits: deadlines and inbound items, due or pending, and parked. At most 10,000 are counted.",
    labelNames: ["of", "state"],
    registers,
    async collect() {
      this.reset();
      const backlog = await readBacklog(db).catch(() => null);
      up.set(backlog === null ? 0 : 1);
      for (const { of, state, count } of backlog ?? []) this.set({ of, state }, count);
    },
  });
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== undefined && given !== undefined) return same(given, token);
  return isLocal(request);
}

/** From this machine, and not through a proxy on it. */
function isLocal({ headers, socket }: FastifyRequest): boolean {
  const forwarded = ["forwarded", "via", "x-forwarded-for", "x-real-ip"].some((name) => name in headers);
  const address = socket.remoteAddress ?? "";
  return !forwarded && (address === "::1" || /^(::ffff:)?127\./.test(address));
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
