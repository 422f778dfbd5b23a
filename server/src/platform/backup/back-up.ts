import { rename, rm, stat } from "node:fs/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { StartError } from "../start-error.ts";
import { becomeReaderOf, columnList, listSequences, listTables, type Table } from "./catalog.ts";
import { storedFiles } from "./files.ts";
import { formatNumber, type Manifest, names, type Summary } from "./format.ts";
import { type ArchiveWriter, openArchive } from "./write-archive.ts";

export interface BackupReport {
  migration: number;
  rows: number;
  files: number;
  /** Of the archive, in bytes. */
  size: number;
}

/** Bytes of COPY text in one entry, and so in memory: a tar entry begins with its size. */
const piece = 4 * 1024 * 1024;

/**
 * Writes all the desk keeps into one archive: the tables as one instant saw them, then the files. Never the
 * secret. It is there whole or not at all; compressed when its name ends in gz.
 * @param given.client the owner of the tables, on a connection without time limits
 * @throws StartError where there is nothing to back up
 */
export async function backUp(given: {
  client: pg.Client;
  filesDir: string;
  keyId: string | null;
  at: Date;
  file: string;
}): Promise<BackupReport> {
  const { client, file } = given;
  const aside = `${file}.part-${process.pid}`;
  const archive = openArchive(aside, { compressed: /gz$/.test(file) });
  try {
    await client.query("begin isolation level repeatable read read only");
    const report = await fill(archive, given);
    await client.query("commit");
    await archive.finish();
    await rename(aside, file);
    return { ...report, size: (await stat(file)).size };
  } catch (error) {
    archive.abandon();
    await client.query("rollback").catch(() => {});
    await rm(aside, { force: true });
    throw error;
  }
}

async function fill(
  archive: ArchiveWriter,
  { client, filesDir, keyId, at }: Parameters<typeof backUp>[0],
): Promise<Omit<BackupReport, "size">> {
  // Text that any server reads the same, whatever this one's settings.
  await client.query(
    `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
     set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
  const migration = await schemaOf(client);
  const tables = await listTables(client);
  const manifest: Manifest = {
    format: formatNumber,
    migration,
    madeAt: at.toISOString(),
    keyId,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  await archive.add(names.manifest, Buffer.from(JSON.stringify(manifest)));
  const rows: Summary["rows"] = {};
  for (const table of tables) rows[table.name] = await addTable(archive, client, table);
  await client.query("set local role none");
  // After the tables: a sequence shows its newest value, not the snapshot's.
  const sequences = await listSequences(client);
  const files = await addFiles(archive, filesDir);
  const summary: Summary = { rows, files, sequences };
  await archive.add(names.summary, Buffer.from(JSON.stringify(summary)));
  return { migration, files, rows: Object.values(rows).reduce((sum, count) => sum + count, 0) };
}

async function schemaOf(client: pg.Client): Promise<number> {
  const there = await client.query("select where to_regclass('schema_migrations') is not null");
  const { rows } = there.rowCount
    ? await client.query<{ number: number | null }>("select max(number) as number from schema_migrations")
    : { rows: [] };
  const number = rows[0]?.number;
  if (!number) throw new StartError("There is nothing to back up: this database holds no desk yet.");
  return number;
}

/** Answers the number of rows. */
async function addTable(archive: ArchiveWriter, client: pg.Client, table: Table): Promise<number> {
  await becomeReaderOf(client, table);
  const copy = client.query(copyTo(`copy ${table.sql} (${columnList(table.columns)}) to stdout`));
  let chunks: Buffer[] = [];
  let size = 0;
  let pieces = 0;
  const flush = () => {
    pieces += 1;
    const content = Buffer.concat(chunks);
    chunks = [];
    size = 0;
    return archive.add(`${names.tables}${table.name}/${String(pieces).padStart(6, "0")}`, content);
  };
  for await (const chunk of copy) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= piece) await flush();
  }
  if (size > 0) await flush();
  await client.query(""); // the count comes after the data, and before the answer to this
  return copy.rowCount;
}

/** Answers the number of files; one that was removed since the snapshot is left out. */
async function addFiles(archive: ArchiveWriter, filesDir: string): Promise<number> {
  let count = 0;
  for await (const { name, handle } of storedFiles(filesDir)) {
    const { size } = await handle.stat();
    await archive.addStream(`${names.files}${name}`, size, handle.createReadStream());
    count += 1;
  }
  return count;
}
