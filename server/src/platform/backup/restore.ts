import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { SystemTx } from "../db.ts";
import { listMigrations, migrateWithin } from "../migrate.ts";
import { StartError } from "../start-error.ts";
import type { Storage } from "../storage.ts";
import { columnList, listForced, listForeignKeys, listTables, quoted, type Table } from "./catalog.ts";
import { refuseUnlessEmpty } from "./empty.ts";
import { type Manifest, names, Summary, tableOf } from "./format.ts";
import { type ArchiveEntry, bytes, damaged, readArchive } from "./read-archive.ts";

export interface RestoreReport {
  migration: number;
  keyId: string | null;
  madeAt: string;
  rows: number;
  files: number;
}

/** What the restored desk is told before anybody sees it; the transaction is that of the restore. */
export type Hold = (tx: Pick<SystemTx, "rows" | "at">) => Promise<void>;

/**
 * Puts a backup into an empty database: its schema, its rows, the way to today's schema, and the hold, all in
 * one transaction, so that a restore that breaks off leaves nothing. Files come before the commit.
 * @param given.client the owner-to-be of the tables, on a connection without time limits
 * @param given.manifest of the file, as `verifyArchive` answered it
 * @throws StartError when the backup is newer than the program, or the database holds something
 */
export async function restore(given: {
  client: pg.Client;
  storage: Storage;
  file: string;
  manifest: Manifest;
  at: Date;
  hold: Hold;
}): Promise<RestoreReport> {
  const { client, manifest, at, hold } = given;
  await refuseNewer(manifest);
  await client.query("begin");
  try {
    await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    await refuseUnlessEmpty(client, manifest.migration);
    await migrateWithin(client, manifest.migration);
    const tables = fitting(manifest, await listTables(client));
    const summary = await loosened(client, () => fill(given, tables));
    await setSequences(client, summary);
    await migrateWithin(client);
    await client.query("set local role relevo_system");
    await hold({ at, rows: async (text, values = []) => (await client.query(text, values)).rows });
    await client.query("commit");
    for (const { sql } of await listTables(client)) await client.query(`analyze ${sql}`);
    const rows = Object.values(summary.rows).reduce((sum, count) => sum + count, 0);
    return { ...manifest, rows, files: summary.files };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function refuseNewer({ migration }: Manifest): Promise<void> {
  const newest = (await listMigrations()).at(-1)?.number ?? 0;
  if (migration > newest)
    throw new StartError(
      `The backup has schema ${migration}, this program knows ${newest}: restore it with the newer version of Relevo.`,
    );
}

/** The tables of the archive as they stand here. */
function fitting(manifest: Manifest, here: readonly Table[]): Map<string, Table> {
  const found = new Map(here.map((table) => [table.name, table]));
  return new Map(
    manifest.tables.map(({ name, columns }) => {
      const table = found.get(name);
      const missing = table ? columns.filter((column) => !table.columns.includes(column)) : columns;
      if (!table || missing.length > 0)
        throw new StartError(
          `The backup's table ${name} has no place in schema ${manifest.migration} of this program (${missing.join(", ")}): restore it with the version that made it.`,
        );
      return [name, { ...table, columns }];
    }),
  );
}

/**
 * Runs `work` without foreign keys and with row-level security that does not bind the owner, whom COPY serves;
 * then puts back both, and with the keys the proof that they hold.
 */
async function loosened<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const keys = await listForeignKeys(client);
  const forced = await listForced(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of forced) await client.query(`alter table ${table} no force row level security`);
  const result = await work();
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const table of forced) await client.query(`alter table ${table} force row level security`);
  return result;
}

async function fill(
  { client, storage, file }: Parameters<typeof restore>[0],
  tables: ReadonlyMap<string, Table>,
): Promise<Summary> {
  const entries = readArchive(file);
  const counts: Record<string, number> = Object.fromEntries([...tables.keys()].map((name) => [name, 0]));
  let summary: Summary | undefined;
  let entry = await next(entries);
  while (entry) {
    const table = tables.get(tableOf(entry.name) ?? "");
    if (table) {
      // The pieces of one table follow each other: one COPY takes them all.
      const into = client.query(copyFrom(`copy ${table.sql} (${columnList(table.columns)}) from stdin`));
      await pipeline(pieces(table.name), into);
      counts[table.name] = into.rowCount;
      continue;
    }
    if (entry.name.startsWith(names.files)) await putFile(storage, entry);
    else if (entry.name === names.summary)
      summary = Summary.parse(JSON.parse((await bytes(entry.content)).toString()));
    else await bytes(entry.content, 0);
    entry = await next(entries);
  }
  if (!summary) throw damaged(file, "its summary is missing");
  for (const [name, count] of Object.entries(summary.rows))
    if (counts[name] !== count) throw damaged(file, `${name} should have ${count} rows`);
  return summary;

  async function* pieces(name: string) {
    for (; entry && tableOf(entry.name) === name; entry = await next(entries)) yield* entry.content;
  }
}

async function next(entries: AsyncGenerator<ArchiveEntry>): Promise<ArchiveEntry | undefined> {
  const { value, done } = await entries.next();
  return done ? undefined : value;
}

async function putFile(storage: Storage, { name, content }: ArchiveEntry): Promise<void> {
  const [account = "", id = ""] = name.slice(names.files.length).split("/");
  await storage.put(account, id, Readable.from(content), Number.POSITIVE_INFINITY);
}

async function setSequences(client: pg.Client, { sequences }: Summary): Promise<void> {
  for (const { name, last, called } of sequences)
    await client.query("select setval($1::text::regclass, $2, $3)", [quoted(name), last, called]);
}
