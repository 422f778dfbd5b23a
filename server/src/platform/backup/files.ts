import type { Dir } from "node:fs";
import { type FileHandle, open, opendir } from "node:fs/promises";
import { join } from "node:path";

const id = /^[0-9a-f-]{36}$/;

/** Every stored file as `<account>/<id>`, opened; half-written ones and what is not the storage's are passed over. */
export async function* storedFiles(root: string): AsyncGenerator<{ name: string; handle: FileHandle }> {
  for await (const account of entries(root)) {
    if (!id.test(account)) continue;
    for await (const shelf of entries(join(root, account))) {
      for await (const file of entries(join(root, account, shelf))) {
        const handle = id.test(file) ? await openOrGone(join(root, account, shelf, file)) : undefined;
        if (handle) yield { name: `${account}/${file}`, handle };
      }
    }
  }
}

async function* entries(folder: string): AsyncGenerator<string> {
  const dir = await orGone<Dir>(opendir(folder));
  for await (const { name } of dir ?? []) yield name;
}

function openOrGone(path: string): Promise<FileHandle | undefined> {
  return orGone(open(path));
}

/** Nothing where it is not there, or not any more. */
async function orGone<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
