import type { Client } from "pg";

/**
 * Makes the role `relevo` and its database where they are missing. CREATEROLE lets its migrations make the roles
 * of the program, CREATEDB lets tests and restores have databases of their own. Its errors stay out of the
 * server's log, because their text may quote what customers wrote.
 */
export async function provision(superuser: Client, password: string): Promise<void> {
  const { rows } = await superuser.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = 'relevo') as role,
            exists (select from pg_database where datname = 'relevo') as database`,
  );
  if (!rows[0]?.role) {
    // One message, one transaction: the role never exists without its setting.
    await superuser.query(
      `create role relevo login createrole createdb nosuperuser nobypassrls
         password ${superuser.escapeLiteral(password)};
       alter role relevo set log_min_messages = 'log'`,
    );
  }
  if (!rows[0]?.database) await superuser.query("create database relevo owner relevo");
}
