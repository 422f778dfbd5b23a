import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../server/src/platform/db.ts";
import { type Embedded, startEmbedded } from "../../server/src/platform/embedded/start.ts";
import { migrate } from "../../server/src/platform/migrate.ts";

export interface BenchServer {
  folder: string;
  /** Where PostgreSQL keeps its files: `postmaster.pid` is in `data` below it. */
  postgresDir: string;
  /** A fresh, migrated database of its own. */
  database(name: string): Promise<{ url: string; db: Database }>;
  /** Runs one statement on the server's first database. */
  ask(statement: string): Promise<Record<string, unknown>[]>;
  /** Where the server's time went since the last call, statement by statement; empty when not observed. */
  statements(): Promise<string[]>;
  /** Writes out what came before: it would be written while the next thing is measured. */
  calm(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The desk's own PostgreSQL with its usual settings, durability included, in a temporary folder.
 * @param observed with pg_stat_statements, which costs some percent
 */
export async function startServer({ observed = false } = {}): Promise<BenchServer> {
  const folder = await temporaryFolder();
  let embedded = await startEmbedded({ dataDir: folder, say: () => {} });
  if (observed) {
    await asSuperuser(embedded, "alter system set shared_preload_libraries = 'pg_stat_statements'");
    await embedded.stop();
    embedded = await startEmbedded({ dataDir: folder, say: () => {} });
    await asSuperuser(embedded, "create extension pg_stat_statements");
  }
  const first = openDatabase(embedded.url, { max: 1 });
  const opened: Database[] = [first];
  const ask = async (statement: string) => (await first.pool.query(statement)).rows;
  return {
    folder,
    postgresDir: embedded.dataDir,
    ask,
    async statements() {
      if (!observed) return [];
      const rows = await asSuperuser(
        embedded,
        `select total_exec_time as ms, total_plan_time as planning, calls, regexp_replace(query, '\\s+', ' ', 'g') as text
         from pg_stat_statements order by total_exec_time desc limit 30`,
      );
      await asSuperuser(embedded, "select pg_stat_statements_reset()");
      return rows.map(({ ms, calls, text }) => {
        const each = Number(ms) / Number(calls);
        return `${Number(ms).toFixed(0).padStart(8)} ms ${String(calls).padStart(7)} x ${each.toFixed(2).padStart(8)}  ${String(text).slice(0, 130)}`;
      });
    },
    async database(name) {
      await ask(`create database ${name}`);
      const url = new URL(embedded.url);
      url.pathname = name;
      const db = openDatabase(url.href, { max: 4 });
      opened.push(db);
      const client = await db.pool.connect();
      await migrate(client).finally(() => client.release());
      return { url: url.href, db };
    },
    async calm() {
      await asSuperuser(embedded, "checkpoint");
    },
    async stop() {
      for (const db of opened) await db.close();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A new folder that PostgreSQL's own account can enter when root starts it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "relevo-bench-"));
  await chmod(folder, 0o711);
  return folder;
}

async function asSuperuser(embedded: Embedded, statement: string): Promise<Record<string, unknown>[]> {
  const access = JSON.parse(await readFile(join(embedded.dataDir, "access.json"), "utf8"));
  const url = new URL(embedded.url);
  url.username = "postgres";
  url.password = access.superuserPassword;
  url.pathname = "postgres";
  const db = openDatabase(url.href, { max: 1 });
  try {
    return (await db.pool.query(statement)).rows;
  } finally {
    await db.close();
  }
}
