import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { backUp } from "../../src/platform/backup/back-up.ts";
import {
  becomeReaderOf,
  listForced,
  listForeignKeys,
  listSequences,
  listTables,
} from "../../src/platform/backup/catalog.ts";
import { verifyArchive } from "../../src/platform/backup/read-archive.ts";
import { type Hold, restore } from "../../src/platform/backup/restore.ts";
import { openStorage } from "../../src/platform/storage.ts";
import { cloneDatabase } from "../support/postgres.ts";

/** A folder of the test's own. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "relevo-backup-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A database with nothing in it. */
export async function emptyDatabase(): Promise<string> {
  const { url, drop } = await cloneDatabase(inject("admin"), "template0");
  onTestFinished(drop);
  return url;
}

export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

export function backUpTo(url: string, file: string, filesDir: string) {
  return asOwner(url, (client) => backUp({ client, filesDir, keyId: "0123abcd", at: new Date(), file }));
}

export async function restoreInto(url: string, file: string, filesDir: string, hold: Hold = async () => {}) {
  const manifest = await verifyArchive(file);
  const storage = openStorage(filesDir);
  return asOwner(url, (client) => restore({ client, storage, file, manifest, at: new Date(), hold }));
}

/** All that a database holds, in a form two of them can be compared by. */
export function contentsOf(url: string) {
  return asOwner(url, async (client) => {
    const tables: Record<string, unknown> = {};
    await client.query("begin");
    for (const table of await listTables(client)) {
      await becomeReaderOf(client, table);
      const { rows } = await client.query(`select t::text as row from ${table.sql} t order by 1`);
      tables[table.name] = rows.map(({ row }) => row);
    }
    await client.query("set local role none");
    const schema = await client.query("select number, name from schema_migrations order by 1");
    return {
      tables,
      schema: schema.rows,
      sequences: await listSequences(client),
      forced: await listForced(client),
      keys: await listForeignKeys(client),
    };
  });
}
