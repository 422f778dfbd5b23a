import pg from "pg";
import { errorCode, StartError } from "./start-error.ts";

/** Connects to the server in DATABASE_URL. @throws StartError that says why it cannot, without the password */
export async function connectOrExplain(url: string): Promise<pg.Client> {
  const client = readUrl(url);
  client.on("error", () => {}); // a connection that dies is seen by the next query
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw refused(client, error);
  }
}

/**
 * Refuses a database that Relevo cannot keep safe or cannot work on, naming all that is wrong, each with the SQL
 * that mends it.
 * @param client connected with the login Relevo will use
 * @throws StartError
 */
export async function checkDatabase(client: pg.ClientBase): Promise<void> {
  const found = await client.query<{ number: number; text: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
  );
  const version = found.rows[0];
  if (version && version.number < 180_000) throw new StartError(tooOld(version.text));
  const { rows } = await client.query<Facts>(factsQuery, [programRoles]);
  const problems = rows[0] ? judge(rows[0]) : [];
  if (problems.length > 0) throw new StartError(problems.join("\n"));
}

const programRoles = ["relevo_app", "relevo_system", "relevo_auth"];

interface Facts {
  login: string;
  database: string;
  encoding: string;
  /** Where unqualified tables go; null when the search path names no schema that exists. */
  schema: string | null;
  createsRoles: boolean;
  createsInDatabase: boolean;
  createsInSchema: boolean;
  /** Those of the login and the program's roles that row-level security does not hold. */
  unbound: string[];
  missingRoles: string[];
  /** Roles of the program that exist and that this login can neither take on nor give itself. */
  foreignRoles: string[];
}

const factsQuery = `
  select current_user::text as login, current_database()::text as database,
    current_setting('server_encoding') as encoding, current_schema()::text as schema,
    (select rolcreaterole from pg_roles where rolname = current_user) as "createsRoles",
    has_database_privilege(current_database(), 'create') as "createsInDatabase",
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as "createsInSchema",
    array(select rolname::text from pg_roles where (rolsuper or rolbypassrls)
      and rolname = any ($1 || array[current_user, session_user]::text[]) order by 1) as unbound,
    array(select name from unnest($1::text[]) name where to_regrole(name) is null) as "missingRoles",
    array(select rolname::text from pg_roles where rolname = any ($1)
      and not pg_has_role(current_user, oid, 'set')
      and not pg_has_role(current_user, oid, 'member with admin option') order by 1) as "foreignRoles"`;

function judge(facts: Facts): string[] {
  const login = pg.escapeIdentifier(facts.login);
  const database = pg.escapeIdentifier(facts.database);
  const problems = facts.unbound.map((role) =>
    programRoles.includes(role)
      ? problem(`The role ${role} bypasses row-level security, which keeps the accounts apart.`, [
          `ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS;`,
        ])
      : needsOwnLogin(role, database),
  );
  if (facts.encoding !== "UTF8") {
    problems.push(
      problem(
        `The database ${facts.database} is encoded in ${facts.encoding} and cannot hold every language: make one in UTF8 and name it in DATABASE_URL.`,
        [createDatabase("relevo_utf8", login)],
      ),
    );
  }
  if (facts.missingRoles.length > 0 && !facts.createsRoles) {
    problems.push(
      problem(`The user ${facts.login} may not create the roles ${facts.missingRoles.join(", ")}.`, [
        `ALTER ROLE ${login} CREATEROLE;`,
      ]),
    );
  }
  if (facts.foreignRoles.length > 0) {
    const roles = facts.foreignRoles.join(", ");
    problems.push(
      problem(`The user ${facts.login} may not take on the roles ${roles}.`, [
        `GRANT ${roles} TO ${login} WITH SET TRUE, INHERIT FALSE;`,
      ]),
    );
  }
  return [...problems, ...missingRights(facts, login, database)];
}

function missingRights(facts: Facts, login: string, database: string): string[] {
  const sql: string[] = [];
  if (!facts.createsInDatabase) sql.push(`GRANT CREATE ON DATABASE ${database} TO ${login};`);
  if (facts.schema === null) sql.push(`CREATE SCHEMA public AUTHORIZATION ${login};`);
  else if (!facts.createsInSchema)
    sql.push(`GRANT CREATE ON SCHEMA ${pg.escapeIdentifier(facts.schema)} TO ${login};`);
  if (sql.length === 0) return [];
  return [problem(`The user ${facts.login} may not create tables in the database ${facts.database}.`, sql)];
}

/** The first superuser of a server cannot give the attribute up, and an administrator should not. */
function needsOwnLogin(role: string, database: string): string {
  const own = role === "relevo" ? "relevo_desk" : "relevo";
  return problem(
    `The user ${role} bypasses row-level security, which keeps the accounts apart: give Relevo a user of its own and name it in DATABASE_URL.`,
    [`CREATE ROLE ${own} LOGIN CREATEROLE PASSWORD '...';`, `ALTER DATABASE ${database} OWNER TO ${own};`],
  );
}

function createDatabase(name: string, owner: string): string {
  return `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8';`;
}

function tooOld(version: string): string {
  return `The server in DATABASE_URL is PostgreSQL ${version} and Relevo needs 18 or newer: upgrade it, or leave DATABASE_URL unset to use the one that comes with Relevo.`;
}

function problem(sentence: string, sql: string[]): string {
  return [`${sentence} As an administrator of the server run:`, ...sql.map((line) => `  ${line}`)].join("\n");
}

function readUrl(url: string): pg.Client {
  try {
    if (/^postgres(ql)?:\/\//.test(url))
      return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch {
    // Its message quotes the address, and the password with it.
  }
  throw new StartError(
    "DATABASE_URL is not an address: write postgres://user:password@host:5432/database, with signs such as @ : / in the password as %40 %3A %2F.",
  );
}

function refused(client: pg.Client, error: unknown): StartError {
  const { host, port, user, database } = client;
  const server = `PostgreSQL at ${host}:${port}`;
  const message = error instanceof Error ? error.message : "no reason given";
  const role = pg.escapeIdentifier(user ?? "");
  if (!(error instanceof pg.DatabaseError)) {
    const reason = errorCode(error) ?? message;
    return new StartError(
      `No connection to ${server} (${reason}): check that it runs and that DATABASE_URL names it.`,
    );
  }
  if (error.code === "28P01") {
    return new StartError(
      problem(`${server} does not accept the password of ${user}: mend it in DATABASE_URL, or set it anew.`, [
        `ALTER ROLE ${role} PASSWORD '...';`,
      ]),
    );
  }
  if (error.code === "3D000") {
    return new StartError(
      problem(`${server} has no database ${database}.`, [
        createDatabase(pg.escapeIdentifier(database ?? ""), role),
      ]),
    );
  }
  return new StartError(
    `${server} does not let ${user} into ${database} (${message}): mend that, or DATABASE_URL.`,
  );
}
