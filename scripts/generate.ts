import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { asOwner } from "../server/src/cli/reach.ts";
import { readDocstrings } from "../server/src/platform/docstrings.ts";
import { startEmbedded } from "../server/src/platform/embedded/start.ts";
import { migrate } from "../server/src/platform/migrate.ts";
import { printOpenApi } from "../server/src/platform/openapi.ts";

/**
 * Writes what is made from the migrations and the contract: `npm run generate`. With `--check` it writes
 * nothing and fails where a committed file is not what would be written.
 */
const top = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");
const made = new Map([
  [join(top, "server/src/platform/schema.gen.ts"), await inScratch(databaseTypes)],
  [join(top, "docs/openapi.json"), printOpenApi(await version(), await readDocstrings())],
]);

const drifted: string[] = [];
for (const [file, text] of made) {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) continue;
  drifted.push(relative(top, file));
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
if (check && drifted.length > 0) {
  console.error(
    `${drifted.join(" and ")}: not what the migrations and the contract say. Run npm run generate.`,
  );
  process.exitCode = 1;
} else console.log(drifted.length === 0 ? "Nothing to write." : `Wrote ${drifted.join(" and ")}.`);

async function version(): Promise<string> {
  const text: { version: string } = JSON.parse(await readFile(join(top, "package.json"), "utf8"));
  return text.version;
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "relevo-generate-"));
  return work(folder).finally(() => rm(folder, { recursive: true }));
}

/** Kysely's types of the migrated schema, from a database made for it. */
async function databaseTypes(folder: string): Promise<string> {
  const out = join(folder, "schema.gen.ts");
  await inDatabase(join(folder, "data"), async (url) => {
    await asOwner(url, migrate);
    await codegen(url, out);
  });
  return readFile(out, "utf8");
}

/** RELEVO_TEST_POSTGRES, a superuser's address, saves starting a server. */
async function inDatabase(dataDir: string, work: (url: string) => Promise<void>): Promise<void> {
  const given = process.env.RELEVO_TEST_POSTGRES;
  if (!given) {
    const { url, stop } = await startEmbedded({ dataDir, say: () => {} });
    return work(url).finally(stop);
  }
  const name = `relevo_generate_${process.pid}`;
  const run = (sql: string) => asOwner(given, (client) => client.query(sql));
  await run(
    "do $$ begin create role relevo login createrole; exception when duplicate_object then null; end $$",
  );
  await run(`create database ${name} owner relevo`);
  const url = new URL(given);
  url.username = "relevo";
  url.password = "relevo";
  url.pathname = name;
  await work(url.href).finally(() => run(`drop database ${name} with (force)`));
}

async function codegen(url: string, out: string): Promise<void> {
  const cli = fileURLToPath(new URL("dist/cli/bin.js", import.meta.resolve("kysely-codegen/package.json")));
  const options = ["--dialect", "postgres", "--default-schema", "public", "--include-pattern", "public.*"];
  const types = ["--type-mapping", '{"int8":"number"}', "--out-file", out, "--log-level", "error"];
  const child = spawn(process.execPath, [cli, "--url", url, ...options, ...types], { stdio: "inherit" });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`kysely-codegen ended with ${code}`);
}
