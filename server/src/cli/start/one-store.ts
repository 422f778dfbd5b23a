import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { errorCode, StartError } from "../../platform/start-error.ts";

/** Held for as long as a process uses the database; gone with the process, however it ends. */
export interface Hold {
  /** The connection is gone, and the hold with it. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** First key of the advisory locks; the second names the file store. */
const lockClass = 4_713_003;
/** In place of a store's number: no desk at all. */
export const nobodyElse = 0;

/**
 * Names the folder of files: processes that share it may share a database. The folder's own number goes into
 * it, so that a copy of the folder is another store.
 */
export async function storeNumber(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "store-id");
  await writeFile(file, randomUUID(), { flag: "wx", mode: 0o600 }).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
  const { ino } = await stat(folder);
  const digest = createHash("sha256")
    .update(`${await readFile(file, "utf8")} ${ino}`)
    .digest();
  return (digest.readUInt32BE() >>> 1) + 1;
}

/**
 * Files are on this machine's disk, so a database is served by one store of files only: whoever comes with
 * another one is refused. Two that come at the same moment may both be.
 * @throws StartError
 */
export async function holdStore(url: string, store: number): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, application_name: "relevo node", keepAlive: true });
  const lost = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", () => {}); // followed by `end`
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1, $2)", [lockClass, store]);
    const others = await client.query(
      `select from pg_locks where locktype = 'advisory' and classid::bigint = $1 and objid::bigint <> $2 and objsubid = 2
         and database = (select oid from pg_database where datname = current_database()) limit 1`,
      [lockClass, store],
    );
    if (others.rowCount) throw new StartError(store === nobodyElse ? busy : second);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return { lost, release: () => client.end().catch(() => {}) };
}

const second =
  "Another Relevo with a data folder of its own works on this database, or one is being restored into it. Files are kept in the data " +
  "folder, so all processes of a desk share one: stop the other, or start this one with the same RELEVO_DATA.";
const busy = "A desk is running on this database: stop it first.";
