import { createHash } from "node:crypto";
import { access, chmod, chown, constants, lstat, mkdir, realpath, symlink } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, StartError } from "../start-error.ts";
import { canEnter, type OsAccount, serverAccount } from "./os-account.ts";

/** Where root keeps what PostgreSQL's account could not reach inside, say, /root. */
export const systemFolder = "/var/lib/relevo";

export interface Place {
  /** Holds the cluster, its passwords, its log and the lock. */
  folder: string;
  runAs: OsAccount | undefined;
}

/**
 * The folder for PostgreSQL's files: `<dataDir>/postgres`. As root, when PostgreSQL's account cannot enter
 * there, that is a link to a folder under /var/lib/relevo, said in one line; the link moves with the data
 * folder, and a data folder made anew never finds the database of a deleted one.
 * @throws StartError when the data folder cannot be used.
 */
export async function choosePlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  try {
    // Root's is 0711: PostgreSQL's account passes through, nobody lists.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const home = await realpath(dataDir);
    const inside = join(home, "postgres");
    const runAs = await serverAccount(inside);
    const folder = await existing(inside);
    if (folder) await checkReach(folder, runAs);
    else if (!(await canEnter(home, runAs))) await linkElsewhere(inside);
    else await mkdir(inside, { mode: 0o700 });
    const place = await realpath(inside);
    if (runAs) await chown(place, runAs.uid, runAs.gid);
    await access(place, constants.R_OK | constants.W_OK | constants.X_OK);
    if (place !== inside) say(`PostgreSQL keeps its data in ${place}: its user cannot enter ${home}.`);
    return { folder: place, runAs };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw unusable(dataDir, error);
  }
}

/** The sentence for a data folder that cannot be written. */
export function unusable(dataDir: string, error: unknown): StartError {
  return new StartError(
    `The data folder ${dataDir} cannot be written (${errorCode(error) ?? error}): make it writable for the user ` +
      "who starts Relevo, or choose another folder with RELEVO_DATA.",
  );
}

async function existing(inside: string): Promise<string | undefined> {
  const found = await lstat(inside).catch(() => undefined);
  if (!found) return undefined;
  return realpath(inside).catch(() => {
    throw new StartError(
      `The database folder that ${inside} points to is gone: bring it back, or delete ${inside} to begin with ` +
        "an empty database.",
    );
  });
}

/** Never another, empty place for a database that exists: it would look as if everything were lost. */
async function checkReach(folder: string, runAs: OsAccount | undefined): Promise<void> {
  if (await canEnter(join(folder, ".."), runAs)) return;
  throw new StartError(
    `PostgreSQL's user (uid ${runAs?.uid}) cannot enter ${folder}: give it the way with chmod o+x on the folders ` +
      "above it, or start Relevo as the user who owns them.",
  );
}

async function linkElsewhere(inside: string): Promise<void> {
  await mkdir(systemFolder, { recursive: true });
  await chmod(systemFolder, 0o755);
  const name = createHash("sha256").update(inside).digest("hex").slice(0, 8);
  for (let count = 1; ; count++) {
    const folder = join(systemFolder, count === 1 ? name : `${name}-${count}`);
    try {
      await mkdir(folder, { mode: 0o700 });
      return await symlink(folder, inside);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
      // Taken by a data folder deleted since. Another start may also have made the link just now.
      if (await lstat(inside).catch(() => undefined)) return;
    }
  }
}
