import pg from "pg";

export interface Table {
  /** As `schema.table`, and as SQL writes it. */
  name: string;
  sql: string;
  columns: string[];
  /** Row-level security: only the system role sees every account's rows. */
  secured: boolean;
}

/** What restoring changes of a table for a while. */
export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

const schemas = ["public", "auth"];
/** Written by the migrations themselves. */
const own = "schema_migrations";

/** Every table of the desk, by name. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Omit<Table, "sql">>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
       array(select attname::text from pg_attribute a
             where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) and c.relname <> $2 order by n.nspname, c.relname`,
    [schemas, own],
  );
  return rows.map((row) => ({ ...row, sql: quoted(row.name) }));
}

/** Where each sequence of the desk stands. */
export async function listSequences(
  client: pg.ClientBase,
): Promise<{ name: string; last: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname = any($1) order by 1`,
    [schemas],
  );
  const sequences = [];
  for (const { name } of rows) {
    const answer = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    sequences.push({ name, last: "1", called: false, ...answer.rows[0] });
  }
  return sequences;
}

export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace::regnamespace::text = any($1) order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Tables whose owner is held by row-level security too, as SQL writes them. */
export async function listForced(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ sql: string }>(
    `select oid::regclass::text as sql from pg_class
     where relkind = 'r' and relforcerowsecurity and relnamespace::regnamespace::text = any($1) order by 1`,
    [schemas],
  );
  return rows.map(({ sql }) => sql);
}

/** The role that reads every row of a table: the owner does not, where row-level security is forced. */
export async function becomeReaderOf(client: pg.ClientBase, { secured }: Table): Promise<void> {
  await client.query(secured ? "set local role relevo_system" : "set local role none");
}

/** A name such as `auth.user` as SQL writes it. */
export function quoted(name: string): string {
  return name.split(".").map(pg.escapeIdentifier).join(".");
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(", ");
}
