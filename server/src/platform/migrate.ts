import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";
import { StartError } from "./start-error.ts";

const folder = new URL("../../migrations/", import.meta.url);

export interface Migration {
  number: number;
  name: string;
}

/** The numbered files, in order. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return names.map((name) => ({ number: Number(name.slice(0, 4)), name }));
}

/**
 * Brings the schema up to `upTo` (default: the newest), each file in a transaction of its own, under a
 * lock so that two starts do not race. Answers the numbers applied.
 * @throws StartError when the schema is newer than this program
 */
export async function migrate(client: pg.ClientBase, upTo = Number.POSITIVE_INFINITY): Promise<number[]> {
  await client.query("select pg_advisory_lock(4_713_001)");
  try {
    return await applyMissing(client, upTo, (migration) =>
      inTransaction(client, () => apply(client, migration)),
    );
  } finally {
    await client.query("select pg_advisory_unlock(4_713_001)");
  }
}

/** The same inside the caller's transaction, which then holds all of it or nothing. */
export async function migrateWithin(
  client: pg.ClientBase,
  upTo = Number.POSITIVE_INFINITY,
): Promise<number[]> {
  await client.query("select pg_advisory_xact_lock(4_713_001)");
  return applyMissing(client, upTo, (migration) => apply(client, migration));
}

async function applyMissing(
  client: pg.ClientBase,
  upTo: number,
  run: (migration: Migration) => Promise<void>,
): Promise<number[]> {
  const known = await listMigrations();
  await client.query(
    "create table if not exists schema_migrations (number int primary key, name text not null)",
  );
  const applied = await client.query<Migration>("select number, name from schema_migrations");
  const newest = Math.max(0, ...applied.rows.map((row) => row.number));
  if (newest > (known.at(-1)?.number ?? 0))
    throw new StartError(
      `The database has schema ${newest}, this program knows ${known.at(-1)?.number}: run the newer version of Relevo, or restore a backup made before the upgrade.`,
    );
  const done = new Set(applied.rows.map((row) => row.number));
  const missing = known.filter(({ number }) => !done.has(number) && number <= upTo);
  for (const migration of missing) await run(migration);
  return missing.map(({ number }) => number);
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function apply(client: pg.ClientBase, { number, name }: Migration): Promise<void> {
  const text = await readFile(new URL(name, folder), "utf8");
  try {
    await client.query(text);
    await client.query("insert into schema_migrations values ($1, $2)", [number, name]);
  } catch (error) {
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}
