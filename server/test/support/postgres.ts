import pg from "pg";
import { startEmbedded } from "../../src/platform/embedded/start.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { superuserUrl, temporaryFolder } from "../platform/fixtures/embedded-folder.ts";

export interface TestServer {
  /** Superuser address of the `postgres` database. */
  admin: string;
  /** A migrated database to clone from. */
  template: string;
  stop(): Promise<void>;
}

/** One PostgreSQL for a whole test run, with a migrated template; RELEVO_TEST_POSTGRES uses one that runs. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.RELEVO_TEST_POSTGRES;
  const { admin, stop } = given ? { admin: given, stop: async () => {} } : await startQuick();
  const template = `relevo_template_${process.pid}`;
  await run(admin, [
    "do $$ begin create role relevo login createrole; exception when duplicate_object then null; end $$",
    "alter role relevo password 'relevo'",
    `drop database if exists ${template}`,
    `create database ${template} owner relevo`,
  ]);
  const client = new pg.Client(loginUrl(admin, template));
  await client.connect();
  await migrate(client);
  await client.end();
  return {
    admin,
    template,
    async stop() {
      if (given) await run(admin, [`drop database if exists ${template} with (force)`]);
      await stop();
    },
  };
}

/** The desk's own embedded server; nothing a test proves depends on the disk surviving a power cut. */
async function startQuick() {
  const { folder, remove } = await temporaryFolder();
  const first = await startEmbedded({ dataDir: folder, say: () => {} });
  await run(await superuserUrl(first), [
    "alter system set fsync = off",
    "alter system set synchronous_commit = off",
    "alter system set full_page_writes = off",
    "alter system set max_connections = 200",
  ]);
  await first.stop();
  const embedded = await startEmbedded({ dataDir: folder, say: () => {} });
  return {
    admin: await superuserUrl(embedded),
    async stop() {
      await embedded.stop();
      await remove();
    },
  };
}

/** A fresh database cloned from the template, and how to drop it. */
export async function cloneDatabase(admin: string, template: string) {
  const name = `relevo_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await run(admin, [`create database ${name} template ${template} owner relevo strategy wal_log`]);
  return { url: loginUrl(admin, name), drop: () => run(admin, [`drop database ${name} with (force)`]) };
}

function loginUrl(admin: string, database: string): string {
  const url = new URL(admin);
  url.username = "relevo";
  url.password = "relevo";
  url.pathname = database;
  return url.href;
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
