import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StartError } from "../start-error.ts";

export interface OsAccount {
  uid: number;
  gid: number;
}

/**
 * Who runs PostgreSQL, which refuses to run as root: as root whoever owns `folder` already, else `postgres`,
 * else `nobody` (initdb needs an account with a name). Undefined: the one who runs this process.
 */
export async function serverAccount(folder: string): Promise<OsAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(folder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const account = named("postgres", accounts) ?? named("nobody", accounts);
  if (account) return account;
  throw new StartError(
    "PostgreSQL refuses to run as root and this system has neither a user postgres nor nobody: start as an " +
      "ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** Whether `account` may enter `folder`, which takes the x bit on it and on every folder above it. */
export async function canEnter(folder: string, account: OsAccount | undefined): Promise<boolean> {
  if (!account) return true;
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (!(await canUse(path, account, 0o1))) return false;
    if (path === dirname(path)) return true;
  }
}

/** Whether the mode of `path` gives `account` all of `bits` (4 read, 2 write, 1 execute or enter). */
export async function canUse(path: string, account: OsAccount, bits: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

function named(name: string, accounts: string): OsAccount | undefined {
  const fields = accounts
    .split("\n")
    .map((line) => line.split(":"))
    .find((line) => line[0] === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}
