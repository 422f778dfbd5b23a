import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import tar from "tar-stream";
import { errorCode, StartError } from "../start-error.ts";
import { End, Manifest, names } from "./format.ts";

export interface ArchiveEntry {
  name: string;
  /** Its bytes; all are read before the next entry comes. */
  content: AsyncIterable<Buffer>;
}

/** The entries of an archive in their order. @throws StartError when it is damaged */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const extract = tar.extract();
  const compressed = await isCompressed(path);
  pipeline(createReadStream(path), compressed ? createGunzip() : new PassThrough(), extract, () => {});
  let begun = false;
  try {
    for await (const entry of extract) {
      begun = true;
      yield { name: entry.header.name, content: buffers(entry) };
    }
  } catch (error) {
    if (!begun) throw foreign(path);
    throw error instanceof StartError
      ? error
      : damaged(path, error instanceof Error ? error.message : "unreadable");
  } finally {
    extract.destroy();
  }
}

/** The library does not tell what its streams hold. */
async function* buffers(source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("an entry gave something other than bytes");
    yield chunk;
  }
}

/**
 * Reads all of an archive and holds it against its checksums.
 * @throws StartError when the file is none of ours, damaged or cut short
 */
export async function verifyArchive(path: string): Promise<Manifest> {
  try {
    return await verify(path);
  } catch (error) {
    throw error instanceof StartError
      ? error
      : damaged(path, error instanceof Error ? error.message : "unreadable");
  }
}

async function verify(path: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let ended: number | undefined;
  let entries = 0;
  const sums = new Map<string, string>();
  for await (const { name, content } of readArchive(path)) {
    if (name === names.end) {
      ended = readEnd(path, await bytes(content));
    } else if (name.startsWith(names.checksums)) {
      compare(path, sums, (await bytes(content)).toString());
    } else {
      const hash = createHash("sha256");
      const kept = await bytes(content, manifest ? 0 : manifestLimit, hash);
      manifest ??= readManifest(path, name, kept);
      sums.set(name, hash.digest("hex"));
      entries += 1;
    }
  }
  if (!manifest) throw foreign(path);
  if (ended === undefined) throw damaged(path, "it is cut short");
  if (ended !== entries || sums.size > 0) throw damaged(path, "entries are missing");
  return manifest;
}

const manifestLimit = 16 * 1024 * 1024;

/** Reads all of it and keeps no more than `limit` bytes. */
export async function bytes(
  content: AsyncIterable<Buffer>,
  limit = Number.POSITIVE_INFINITY,
  hash?: Hash,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    hash?.update(chunk);
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function damaged(path: string, reason: string): StartError {
  return new StartError(
    `The backup ${path} is damaged (${reason}): nothing was restored; use another copy of it.`,
  );
}

function foreign(path: string): StartError {
  return new StartError(`${path} is not a backup of Relevo.`);
}

function readManifest(path: string, name: string, content: Buffer): Manifest {
  if (name !== names.manifest) throw foreign(path);
  const value = json(content);
  if (value && typeof value === "object" && "format" in value && Number(value.format) > 1)
    throw new StartError(
      `The backup ${path} was made by a newer version of Relevo: restore it with that one.`,
    );
  const manifest = Manifest.safeParse(value);
  if (!manifest.success) throw damaged(path, "its manifest cannot be read");
  return manifest.data;
}

function readEnd(path: string, content: Buffer): number {
  const end = End.safeParse(json(content));
  if (!end.success) throw damaged(path, "its end cannot be read");
  return end.data.entries;
}

/** A list speaks of all entries since the one before it, and of no others. */
function compare(path: string, sums: Map<string, string>, list: string): void {
  for (const line of list.split("\n").slice(0, -1)) {
    const [sum, name = ""] = line.split("  ");
    if (sums.get(name) !== sum) throw damaged(path, `${name} is not what it was`);
    sums.delete(name);
  }
  if (sums.size > 0) throw damaged(path, "its checksums are not complete");
}

function json(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}

async function isCompressed(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
    return buffer.readUInt16BE() === 0x1f8b;
  } catch (error) {
    throw new StartError(`The backup ${path} cannot be read (${errorCode(error) ?? error}).`);
  }
}
