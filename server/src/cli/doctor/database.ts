import type pg from "pg";
import { listMigrations } from "../../platform/migrate.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/**
 * Schema and clock of a database that has passed the check of its version and roles.
 * @returns `current`: the schema is this program's, so that the desk in it can be examined
 */
export async function examineDatabase(client: pg.Client): Promise<{ findings: Finding[]; current: boolean }> {
  const { rows } = await client.query<{ version: string; migrated: boolean }>(
    "select current_setting('server_version') as version, to_regclass('schema_migrations') is not null as migrated",
  );
  const version = fine(`PostgreSQL ${rows[0]?.version} answers, and its roles are bound by row security.`);
  const schema = await examineSchema(client, rows[0]?.migrated ?? false);
  return { findings: [version, schema, await examineClock(client)], current: schema.ok };
}

async function examineSchema(client: pg.Client, migrated: boolean): Promise<Finding> {
  const mine = (await listMigrations()).at(-1)?.number ?? 0;
  const { rows } = migrated
    ? await client.query<{ number: number }>("select max(number) as number from schema_migrations")
    : { rows: [] };
  const found = rows[0]?.number ?? 0;
  if (found === mine) return fine(`The schema is current (${mine}).`);
  if (found > mine)
    return wrong(`The schema is ${found}, this program knows ${mine}.`, "Run the newer version of Relevo.");
  return wrong(
    `The schema is ${found}, this program needs ${mine}.`,
    "npm run relevo -- migrate, or simply npm start",
  );
}

/** Seconds the two clocks may be apart: sessions and send windows are judged by ours. */
const tolerance = 5;
async function examineClock(client: pg.Client): Promise<Finding> {
  const asked = Date.now();
  const { rows } = await client.query<{ at: Date }>("select clock_timestamp() as at");
  const answered = Date.now();
  const theirs = rows[0]?.at.getTime() ?? answered;
  const apart = Math.max(0, asked - theirs, theirs - answered) / 1000;
  if (apart <= tolerance) return fine("The clocks of this machine and the database agree.");
  return wrong(
    `The clocks of this machine and the database are ${Math.round(apart)} s apart.`,
    "Set both by network time (timedatectl set-ntp true).",
  );
}
