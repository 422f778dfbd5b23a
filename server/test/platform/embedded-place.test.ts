import { chmod, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Embedded, startEmbedded } from "../../src/platform/embedded/start.ts";
import { StartError } from "../../src/platform/start-error.ts";
import { query, temporaryFolder } from "./fixtures/embedded-folder.ts";

const asRoot = process.getuid?.() === 0;
let home = "";
let dataDir = "";
let remove: () => Promise<void>;
let said: string[] = [];
let started: Embedded[] = [];

/** A home that only its owner may enter, as root's is. */
beforeEach(async () => {
  ({ folder: home, remove } = await temporaryFolder());
  await chmod(home, 0o700);
  dataDir = join(home, "data");
  said = [];
  started = [];
});

afterEach(async () => {
  for (const embedded of started) {
    await embedded.stop();
    await rm(embedded.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  await remove();
});

it("in a home only its owner may enter, root's database lives in /var/lib/relevo, said in one line", async () => {
  const first = await start(dataDir);
  expect(first.dataDir.startsWith("/var/lib/relevo/")).toBe(asRoot);
  expect(said).toEqual(asRoot ? [expect.stringContaining(first.dataDir)] : []);
  await query(first.url, "create table reached (n int)", "insert into reached values (3)");
  await first.stop();
  const moved = join(home, "moved");
  await rename(dataDir, moved);
  const second = await start(moved);
  expect(await query(second.url, "select n from reached")).toEqual([{ n: 3 }]);
});

it("a data folder made anew where one was deleted begins with an empty database", async () => {
  const first = await start(dataDir);
  await query(first.url, "create table deleted (n int)");
  await first.stop();
  await rm(dataDir, { recursive: true, maxRetries: 10, retryDelay: 50 });
  const second = await start(dataDir);
  expect(await query(second.url, "select to_regclass('deleted') as found")).toEqual([{ found: null }]);
});

it("a data folder whose database is gone from where its link points is refused, not begun anew", async () => {
  await chmod(home, 0o711);
  await symlink(join(home, "nowhere"), join(home, "postgres"));
  await expect(start(home)).rejects.toThrow(/is gone: bring it back, or delete/);
});

it("a data folder that cannot be written is refused in one sentence", async () => {
  await writeFile(join(home, "file"), "");
  const inFile = join(home, "file", "data");
  await expect(start(inFile)).rejects.toThrow(
    new StartError(
      `The data folder ${inFile} cannot be written (ENOTDIR): make it writable for the user who starts Relevo, or choose another folder with RELEVO_DATA.`,
    ),
  );
});

async function start(folder: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder, say: (line) => said.push(line) });
  started.push(embedded);
  return embedded;
}
