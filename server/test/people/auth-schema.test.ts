import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { expect, test } from "vitest";
import { authOptions } from "../../src/people/auth-options.ts";
import { testDesk, testSecret } from "../support/desk.ts";

test("the tables of sign-in are those the installed better-auth wants", async () => {
  const desk = await testDesk();
  const pool = new pg.Pool({
    connectionString: desk.db.pool.options.connectionString ?? "",
    options: "-c role=relevo_auth -c search_path=auth",
  });
  const given = { secret: testSecret, publicUrl: desk.url, limited: true };
  const migrations = await getMigrations(authOptions(pool, given, () => {}));
  expect((await migrations.compileMigrations()).replaceAll(/[\s;]/g, "")).toBe("");
  await pool.end();
});

test("its role reaches nothing else, and the app's roles do not reach it", async () => {
  const desk = await testDesk();
  const as = (role: string, sql: string) =>
    desk.db.pool.query(`begin; set local role ${role}; ${sql}; commit`).then(
      () => "allowed",
      (error: unknown) => String(error),
    );
  expect(await as("relevo_auth", 'select from auth."user"')).toBe("allowed");
  expect(await as("relevo_auth", "select from public.members")).toContain("permission denied");
  expect(await as("relevo_app", "select from auth.session")).toContain("permission denied");
  expect(await as("relevo_system", "select from auth.session")).toContain("permission denied");
  expect(await as("relevo_auth", "select from public.other_accounts(null)")).toContain("permission denied");
});
