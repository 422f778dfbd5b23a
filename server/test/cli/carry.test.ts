import { copyFile, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealWhatsapp } from "../../src/channels/connections/whatsapp-access.ts";
import { asSystem, openDatabase } from "../../src/platform/db.ts";
import { startEmbedded } from "../../src/platform/embedded/start.ts";
import { newId } from "../../src/platform/ids.ts";
import { openSecrets } from "../../src/platform/secrets.ts";
import { contentsOf, emptyDatabase } from "../backup/support.ts";
import { temporaryFolder } from "../platform/fixtures/embedded-folder.ts";
import { run } from "./program.ts";

let folder = "";
let remove: () => Promise<void>;
let home = { RELEVO_DATA: "" };
const flags = ["--company", "Relevo Demo", "--country", "CL", "--time-zone", "America/Santiago"];
const person = ["--name", "Clara", "--mail", "clara@example.com"];

/** A desk in a data folder of its own, with a connection whose token is sealed. */
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  home = { RELEVO_DATA: join(folder, "home") };
  const made = await run(["setup", ...flags, ...person], { ...home, RELEVO_PASSWORD: "una clave larga" });
  expect(made.code).toBe(0);
  await onEmbedded(home.RELEVO_DATA, connectSealed);
});
afterAll(() => remove());

test("what the embedded server held is carried to a server of one's own, and back", async () => {
  const first = join(folder, "first.tar.gz");
  const out = await run(["backup", first], home);
  expect(out).toMatchObject({
    code: 0,
    said: expect.stringMatching(/first\.tar\.gz: .* MB, \d+ rows and 0 files/),
  });
  expect((await stat(first)).mode & 0o777).toBe(0o600);
  const twice = await run(["backup", first], home);
  expect(twice).toMatchObject({ code: 1, said: expect.stringContaining("exists already") });

  const own = { RELEVO_DATA: join(folder, "own"), DATABASE_URL: await emptyDatabase() };
  const into = await run(["restore", first], own);
  expect(into.code).toBe(0);
  expect(into.said).toMatch(/^Restored \d+ rows and 0 files as they were at 20/);
  expect(into.said).toContain("Its secret is not here: put the file secret");
  expect((await run(["restore", first], own)).said).toMatch(/^The database is not empty/);

  const second = join(folder, "second.tar");
  expect((await run(["backup", second], own)).code).toBe(0);
  const back = { RELEVO_DATA: join(folder, "back") };
  await mkdir(back.RELEVO_DATA, { mode: 0o711 });
  await copyFile(join(home.RELEVO_DATA, "secret"), join(back.RELEVO_DATA, "secret"));
  const again = await run(["restore", second], back);
  expect(again).toMatchObject({ code: 0, said: expect.not.stringContaining("another one") });
  const carried = await contentsOf(own.DATABASE_URL);
  expect(await onEmbedded(back.RELEVO_DATA, contentsOf)).toEqual(carried);
  const original = await onEmbedded(home.RELEVO_DATA, contentsOf);
  const { accounts, ...rest } = byName(carried.tables);
  expect({ accounts, ...rest }).toEqual({ ...byName(original.tables), accounts });

  const wrong = await run(["doctor", "--port", "0"], {
    ...own,
    RELEVO_SECRET: "another secret, which is long enough",
  });
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/^WRONG {2}The secret does not open the tokens of WhatsApp Ventas\.$/m);
  expect(wrong.out).toMatch(/^WRONG {2}Relevo Demo was restored and is held/m);
  const secret = (await readFile(join(home.RELEVO_DATA, "secret"), "utf8")).trim();
  const right = await run(["doctor", "--port", "0"], { ...own, RELEVO_SECRET: secret });
  expect(right.out).toMatch(/^ok {5}The secret opens what the connections keep\.$/m);
});

test("a file that is no backup is told before any database is touched", async () => {
  const nowhere = { RELEVO_DATA: join(folder, "nowhere") };
  const missing = await run(["restore", join(folder, "missing.tar")], nowhere);
  expect(missing).toMatchObject({
    code: 1,
    said: expect.stringMatching(/missing\.tar cannot be read \(ENOENT\)/),
  });
  await expect(stat(nowhere.RELEVO_DATA)).rejects.toThrow("ENOENT");
});

function byName(tables: Record<string, unknown>) {
  return { accounts: tables["public.accounts"], ...tables, "public.accounts": undefined };
}

async function onEmbedded<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dataDir, say: () => {} });
  return work(embedded.url).finally(() => embedded.stop());
}

async function connectSealed(url: string): Promise<void> {
  const db = openDatabase(url, { max: 1 });
  const secrets = await openSecrets(undefined, home.RELEVO_DATA);
  const id = newId();
  const sealed = sealWhatsapp(secrets, id, { token: "t", appSecret: "s", verifyToken: "v" });
  await asSystem(db, (tx) =>
    tx.rows(
      `insert into connections (account_id, id, channel, name, active, settings, key, secrets, created_at)
       select id, $1, 'whatsapp', 'WhatsApp Ventas', true, '{}', 'k', $2, $3 from accounts`,
      [id, sealed, tx.at],
    ),
  );
  await db.close();
}
