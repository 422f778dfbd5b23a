import { createWriteStream } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import tar from "tar-stream";
import { beforeEach, describe, expect, inject, onTestFinished, test } from "vitest";
import { listTables } from "../../src/platform/backup/catalog.ts";
import { bytes, readArchive, verifyArchive } from "../../src/platform/backup/read-archive.ts";
import { openArchive } from "../../src/platform/backup/write-archive.ts";
import { asSystem, openDatabase } from "../../src/platform/db.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { asOwner, backUpTo, contentsOf, emptyDatabase, restoreInto, scratch } from "./support.ts";

let folder = "";
let archive = "";
let source = "";

/** A backup of a desk with one account and one file. */
beforeEach(async () => {
  folder = await scratch();
  archive = join(folder, "desk.tar");
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  source = url;
  const db = openDatabase(url, { max: 1 });
  await asSystem(db, (tx) =>
    tx.rows(
      "insert into accounts values ('0199b2f0-0000-7000-8000-000000000001', 'Relevo Demo', 'CL', 'America/Santiago', 'es', false, $1)",
      [tx.at],
    ),
  );
  await db.close();
  await backUpTo(url, archive, join(folder, "none"));
});

describe("an archive that is not what it was is refused, and nothing is restored", () => {
  test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
    [
      "one letter of a row",
      (whole) => replaced(whole, "Relevo Demo", "Relevo Dema"),
      /public\.accounts\/000001 is not what it was/,
    ],
    [
      "one letter of a checksum",
      (whole) => replaced(whole, "  manifest.json", "  manifest.jsom"),
      /checksums|is not what it was/,
    ],
    [
      "the number of entries",
      (whole) => replaced(whole, '{"entries":3', '{"entries":4'),
      /entries are missing/,
    ],
    ["cut in the middle", (whole) => whole.subarray(0, whole.length / 2), /damaged/],
    ["cut after an entry", (whole) => whole.subarray(0, whole.indexOf("end.json")), /damaged/],
    ["compressed and cut", (whole) => gzipSync(whole).subarray(0, 900), /damaged/],
    ["empty", () => Buffer.alloc(0), /cannot be read|is not a backup/],
    ["a text", () => Buffer.from("hola ".repeat(400)), /is not a backup of Relevo/],
  ])("%s", async (_, spoil, sentence) => {
    const spoilt = join(folder, "spoilt.tar");
    await writeFile(spoilt, spoil(await readFile(archive)));
    const there = await emptyDatabase();
    await expect(restoreInto(there, spoilt, join(folder, "files"))).rejects.toThrow(sentence);
    expect(await asOwner(there, listTables)).toEqual([]);
  });

  test("a piece left out", async () => {
    const spoilt = join(folder, "spoilt.tar");
    const pack = tar.pack();
    const written = pipeline(pack, createWriteStream(spoilt));
    for await (const { name, content } of readArchive(archive)) {
      const all = await bytes(content);
      if (!name.startsWith("tables/public.accounts")) pack.entry({ name }, all);
    }
    pack.finalize();
    await written;
    await expect(verifyArchive(spoilt)).rejects.toThrow(/is not what it was/);
  });
});

describe("a restore that cannot be leaves everything as it was", () => {
  test("a backup of a newer program", async () => {
    const newer = join(folder, "newer.tar");
    const writer = openArchive(newer, { compressed: false });
    const manifest = {
      format: 1,
      migration: 9999,
      madeAt: new Date().toISOString(),
      keyId: null,
      tables: [],
    };
    await writer.add("manifest.json", Buffer.from(JSON.stringify(manifest)));
    await writer.finish();
    const there = await emptyDatabase();
    await expect(restoreInto(there, newer, folder)).rejects.toThrow(
      /^The backup has schema 9999, this program knows \d+: restore it with the newer version/,
    );
    expect(await asOwner(there, listTables)).toEqual([]);
  });

  test("a database that holds a desk, or somebody else's tables", async () => {
    const before = await contentsOf(source);
    await expect(restoreInto(source, archive, folder)).rejects.toThrow(/^The database is not empty/);
    expect(await contentsOf(source)).toEqual(before);
    const theirs = await emptyDatabase();
    await asOwner(theirs, (client) => client.query("create table recipes (name text)"));
    await expect(restoreInto(theirs, archive, folder)).rejects.toThrow(/^The database is not empty/);
  });

  test("one that breaks off at its end can be repeated", async () => {
    const there = await emptyDatabase();
    const broken = restoreInto(there, archive, folder, async () => {
      throw new Error("the lights went out");
    });
    await expect(broken).rejects.toThrow("the lights went out");
    expect(await asOwner(there, listTables)).toEqual([]);
    await restoreInto(there, archive, folder);
    expect(await contentsOf(there)).toEqual(await contentsOf(source));
  });

  test("into a database that was migrated and never used it works", async () => {
    const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
    onTestFinished(drop);
    await restoreInto(url, archive, folder);
    expect(await contentsOf(url)).toEqual(await contentsOf(source));
  });
});

test("a backup that breaks off leaves no file", async () => {
  const there = await emptyDatabase();
  await expect(backUpTo(there, join(folder, "none.tar"), folder)).rejects.toThrow(
    /^There is nothing to back up/,
  );
  expect((await readdir(folder)).filter((name) => name.startsWith("none"))).toEqual([]);
});

function replaced(whole: Buffer, from: string, to: string): Buffer {
  const at = whole.indexOf(from);
  if (at < 0) throw new Error(`${from} is not in the archive`);
  return Buffer.concat([whole.subarray(0, at), Buffer.from(to), whole.subarray(at + from.length)]);
}
