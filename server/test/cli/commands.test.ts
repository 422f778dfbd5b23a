import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { listMigrations } from "../../src/platform/migrate.ts";
import { emptyDatabase } from "../backup/support.ts";
import { query } from "../platform/fixtures/embedded-folder.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { run } from "./program.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "relevo-command-"));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}
const company = ["--company", "Relevo Demo", "--time-zone", "America/Santiago"];
const person = ["--name", "Clara", "--mail", "clara@example.com", "--password", "una clave larga"];

test("migrate brings an empty database up to date, says so the second time, and refuses a newer one", async () => {
  const env = { RELEVO_DATA: await folder(), DATABASE_URL: await emptyDatabase() };
  const newest = (await listMigrations()).at(-1)?.number;
  const first = await run(["migrate"], env);
  expect(first).toMatchObject({
    code: 0,
    said: expect.stringMatching(`^The schema is now ${newest} \\(applied 1, `),
  });
  const second = await run(["migrate"], env);
  expect(second).toMatchObject({ code: 0, said: `The schema is current (${newest}).\n` });
  await query(env.DATABASE_URL, "insert into schema_migrations values (9999, 'later')");
  for (const command of ["migrate", "start"]) {
    const { code, said } = await run([command], env);
    expect(said).toBe(
      `The database has schema 9999, this program knows ${newest}: run the newer version of Relevo, or restore a backup made before the upgrade.\n`,
    );
    expect(code).toBe(1);
  }
});

test("setup names every option that is missing or wrong, and makes nothing", async () => {
  const env = { RELEVO_DATA: join(await folder(), "data") };
  const { code, said } = await run(
    ["setup", "--company", "", "--language", "fr", "--mail", "clara"],
    env,
    "short",
  );
  expect(
    said
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(["--company", "--country", "--time-zone", "--language", "--name", "--mail", "--password"]);
  expect(code).toBe(1);
});

test("setup refuses a country there is not, and leaves no login behind", async () => {
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  const env = { RELEVO_DATA: await folder(), DATABASE_URL: url };
  const { code, said } = await run(["setup", ...company, "--country", "XX", ...person], env);
  expect(said).toBe("--country (its country in two letters, such as CL): Not a country's two letters.\n");
  expect(code).toBe(1);
  expect(await query(url, 'select from auth."user"')).toEqual([]);
});
