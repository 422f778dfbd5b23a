import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** File bytes by account and id. Names and types live in the database, so no outside text is ever a path. */
export interface Stored {
  /** Bytes. */
  size: number;
  /** The first bytes, enough to tell the type by. */
  head: Buffer;
}

export interface Storage {
  root: string;
  /** Writes whole or not at all. @throws TooLarge past `limit` bytes, nothing kept */
  put(account: string, id: string, bytes: Readable, limit: number): Promise<Stored>;
  read(account: string, id: string): Readable;
  size(account: string, id: string): Promise<number | null>;
  remove(account: string, id: string): Promise<void>;
}

export class TooLarge extends Error {}

const headLength = 4100;

export function openStorage(root: string): Storage {
  const place = (account: string, id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(account) || !/^[0-9a-f-]{36}$/.test(id)) throw new Error("not a file id");
    // Two levels, so that no folder grows past what a file system lists well; the end of a UUIDv7 is random.
    return join(root, account, id.slice(-2), id);
  };
  return {
    root,
    async put(account, id, bytes, limit) {
      const path = place(account, id);
      await mkdir(join(path, ".."), { recursive: true });
      let size = 0;
      const heads: Buffer[] = [];
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          if (size < headLength) heads.push(chunk);
          size += chunk.length;
          done(size > limit ? new TooLarge() : null, chunk);
        },
      });
      try {
        await pipeline(bytes, meter, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
        await rename(`${path}.part`, path);
      } catch (error) {
        await rm(`${path}.part`, { force: true });
        throw error;
      }
      return { size, head: Buffer.concat(heads).subarray(0, headLength) };
    },
    read: (account, id) => createReadStream(place(account, id)),
    async size(account, id) {
      const found = await stat(place(account, id)).catch(() => null);
      return found?.size ?? null;
    },
    remove: (account, id) => rm(place(account, id), { force: true }),
  };
}
