import { copyFile, open, readFile, stat, truncate } from "node:fs/promises";

const limit = 5 * 1024 * 1024; // bytes

/**
 * Keeps a log of PostgreSQL from growing without end: past 5 MB its text moves to `<file>.1`, over the one before.
 * Safe while the server writes, because it appends: after the cut it goes on at the new end.
 */
export async function boundLog(file: string): Promise<void> {
  if ((await logSize(file)) <= limit) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}

/** Opens the log for a server to append to. */
export async function openLog(file: string) {
  await boundLog(file);
  return open(file, "a", 0o600);
}

/** The size of the log in bytes, 0 when there is none. */
export async function logSize(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

/** What was written after the first `from` bytes. */
export async function logSince(file: string, from: number): Promise<string> {
  return (await readFile(file)).subarray(from).toString();
}
