import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "../start-error.ts";
import { unusable } from "./place.ts";

/** Kept here, since a lock whose database is garbage collected is a lock let go. */
const held = new Set<DatabaseSync>();

/**
 * Takes `folder` for this start alone and returns what lets it go. The lock is SQLite's on an empty file, that
 * is the kernel's: it dies with its process, whatever kills it, so there is no stale lock to judge by a pid
 * that may have been given away again. Node offers no other lock of the system.
 * @param dataDir what the person calls it, for the sentence
 * @throws StartError when another start holds it
 */
export function lockFolder(folder: string, dataDir: string): () => void {
  const pidFile = join(folder, "lock.pid");
  try {
    const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
    lock.exec("begin exclusive");
    held.add(lock);
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
    return () => {
      if (held.delete(lock)) lock.close();
    };
  } catch (error) {
    if (!isBusy(error)) throw unusable(dataDir, error);
    throw new StartError(
      `The data folder ${dataDir} is in use by another start (pid ${holder(pidFile)}): stop that one first, or ` +
        "give this one a folder of its own with RELEVO_DATA.",
    );
  }
}

function isBusy(error: unknown): boolean {
  const busy = 5; // SQLITE_BUSY
  return error instanceof Error && "errcode" in error && error.errcode === busy;
}

function holder(pidFile: string): string {
  try {
    return readFileSync(pidFile, "utf8").trim();
  } catch {
    return "unknown";
  }
}
