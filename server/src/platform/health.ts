import type { FastifyInstance } from "fastify";
import type { Database } from "./db.ts";
import type { Worker } from "./loop.ts";
import { listMigrations } from "./migrate.ts";

/** Ms a worker may be at it, or not have been asked, before it counts as stuck. */
const limit = 60_000;
/** Ms the database has to answer whether we are ready. */
const patience = 2000;

export interface WatchedWorkers {
  workers: readonly Worker[];
  /** Names of the workers that do not come back, or that nobody asks any more. */
  stuck(): string[];
}

/** The same workers, with an eye on when each was last asked and came back. */
export function watchWorkers(
  workers: readonly Worker[],
  clock: () => number = () => performance.now(),
): WatchedWorkers {
  const begun = new Map(workers.map(({ name }) => [name, clock()]));
  return {
    workers: workers.map((worker) => ({
      ...worker,
      run() {
        begun.set(worker.name, clock());
        return worker.run();
      },
    })),
    stuck: () => [...begun].filter(([, at]) => clock() - at > limit).map(([name]) => name),
  };
}

/**
 * `/healthz`: the process answers. `/readyz`: the database answers, its schema is ours, no worker is stuck;
 * 503 otherwise, saying which.
 */
export async function mountHealth(
  app: FastifyInstance,
  { db, stuck }: { db: Database; stuck: () => string[] },
): Promise<void> {
  const newest = (await listMigrations()).at(-1)?.number ?? 0;
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const found = await schemaOf(db);
    const checks = {
      database: found === null ? "unreachable" : "ok",
      schema: found === newest ? "ok" : found === null ? "unknown" : `is ${found}, should be ${newest}`,
      workers: stuck().length === 0 ? "ok" : `stuck: ${stuck().join(", ")}`,
    };
    const ready = Object.values(checks).every((check) => check === "ok");
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", ...checks });
  });
}

/** The number of the newest migration applied; null when the database does not say in time. */
async function schemaOf(db: Database): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  const asked = db.pool
    .query<{ newest: number }>("select coalesce(max(number), 0) as newest from schema_migrations")
    .then(({ rows }) => rows[0]?.newest ?? null)
    .catch(() => null);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
