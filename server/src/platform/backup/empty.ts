import type pg from "pg";
import { StartError } from "../start-error.ts";
import { becomeReaderOf, listTables, type Table } from "./catalog.ts";

/**
 * Refuses a database that holds anything, or a schema past the backup's: a restore adds to nothing and
 * deletes nothing.
 * @throws StartError
 */
export async function refuseUnlessEmpty(client: pg.Client, migration: number): Promise<void> {
  const tables = await listTables(client);
  if (tables.length === 0) return;
  const { rows } = (await isOurs(client))
    ? await client.query<{ number: number | null }>("select max(number) as number from schema_migrations")
    : { rows: [] };
  const number = rows[0]?.number;
  if (!number || number > migration || (await holdsRows(client, tables))) throw new StartError(notEmpty);
  await client.query("set local role none");
}

async function isOurs(client: pg.Client): Promise<boolean> {
  return (await client.query("select where to_regclass('schema_migrations') is not null")).rowCount === 1;
}

async function holdsRows(client: pg.Client, tables: readonly Table[]): Promise<boolean> {
  for (const table of tables) {
    await becomeReaderOf(client, table);
    if ((await client.query(`select from ${table.sql} limit 1`)).rowCount) return true;
  }
  return false;
}

const notEmpty =
  "The database is not empty, and a backup is restored into an empty one only: name a new data folder with RELEVO_DATA, or a new " +
  "database with DATABASE_URL.";
