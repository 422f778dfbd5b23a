import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import tar from "tar-stream";
import { names } from "./format.ts";

export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>;
  /** @param size of the content in bytes, which must be all of it */
  addStream(name: string, size: number, content: Readable): Promise<void>;
  /** Ends the archive and waits until all of it is on the disk. */
  finish(): Promise<void>;
  abandon(): void;
}

/** Entries whose checksums are kept in memory before they are written. */
const most = 5000;

/** A tar archive at `path`, compressed when told so; the checksums of its entries go into it on the way. */
export function openArchive(path: string, { compressed }: { compressed: boolean }): ArchiveWriter {
  const pack = tar.pack();
  const disk = createWriteStream(path, { mode: 0o600, flags: "wx", flush: true });
  const written = compressed ? pipeline(pack, createGzip(), disk) : pipeline(pack, disk);
  written.catch(() => {}); // told by whoever waits for an entry
  let lines: string[] = [];
  let entries = 0;
  let lists = 0;
  return {
    add: (name, content) => summed(name, content.length, [content]),
    addStream: (name, size, content) => summed(name, size, content),
    async finish() {
      await list();
      const end = Buffer.from(JSON.stringify({ entries }));
      await write(names.end, end.length, [end]);
      pack.finalize();
      await written;
    },
    abandon: () => pack.destroy(),
  };

  async function summed(name: string, size: number, content: Iterable<Buffer> | Readable): Promise<void> {
    const hash = createHash("sha256");
    await write(name, size, content, hash);
    lines.push(`${hash.digest("hex")}  ${name}\n`);
    entries += 1;
    if (lines.length >= most) await list();
  }

  async function list(): Promise<void> {
    lists += 1;
    const text = Buffer.from(lines.join(""));
    lines = [];
    await write(`${names.checksums}${String(lists).padStart(6, "0")}`, text.length, [text]);
  }

  /** The callback comes once the last byte has gone on, so that what is slow makes us wait. */
  async function write(
    name: string,
    size: number,
    content: Iterable<Buffer> | Readable,
    hash?: ReturnType<typeof createHash>,
  ): Promise<void> {
    const done = Promise.withResolvers<void>();
    const sink = pack.entry({ name, size, mode: 0o600 }, (error) =>
      error ? done.reject(error) : done.resolve(),
    );
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash?.update(chunk);
        next(null, chunk);
      },
    });
    await Promise.race([Promise.all([pipeline(content, meter, sink), done.promise]), written]);
  }
}
