import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { accessUrl, readAccess } from "./access-file.ts";
import { findPackage, usableBinaries } from "./binaries.ts";
import { type Cluster, clusterVersion, makeCluster } from "./cluster.ts";
import { lockFolder } from "./folder-lock.ts";
import { choosePlace, systemFolder } from "./place.ts";
import { provision } from "./provision.ts";
import { bringDown, bringUp } from "./server.ts";
import { boundLog } from "./server-log.ts";

/** The major version of the PostgreSQL that the package brings. */
const major = "18";
const hour = 3_600_000; // ms

export interface Embedded {
  /** Logs in as `relevo`: owner of its database, no superuser. */
  url: string;
  /** Where PostgreSQL's files are. */
  dataDir: string;
  /** Cuts all sessions, stops the server, waits until it is gone and frees the folder. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with Relevo, or takes over one that a killed start left running, on 127.0.0.1
 * only. Cold 0.7 s, warm 0.06 s on two cores; a copy of the binaries, where one is needed, 0.9 s more.
 * @param dataDir the data folder of the desk; made if missing
 * @param say told, in whole lines, what a person should know
 * @throws StartError when the folder is in use or not writable, or the server cannot run
 */
export async function startEmbedded({
  dataDir,
  say,
}: {
  dataDir: string;
  say: (line: string) => void;
}): Promise<Embedded> {
  const { folder, runAs } = await choosePlace(dataDir, say);
  const release = lockFolder(folder, dataDir);
  try {
    const data = join(folder, "data");
    const version = await clusterVersion(data);
    checkVersion(version, folder);
    const cluster: Cluster = {
      folder,
      data,
      log: join(folder, "postgres.log"),
      bin: await usableBinaries(findPackage(), runAs ? systemFolder : folder, runAs),
      runAs,
      access: await readAccess(folder, version !== undefined),
    };
    if (!version) await makeCluster(cluster);
    await open(cluster, say);
    return handle(cluster, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** Up, with role and database; or down again. */
async function open(cluster: Cluster, say: (line: string) => void): Promise<void> {
  try {
    const superuser = await bringUp(cluster, say);
    await provision(superuser, cluster.access.password).finally(() => superuser.end());
  } catch (error) {
    await bringDown(cluster).catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

function handle(cluster: Cluster, release: () => void): Embedded {
  const bounding = setInterval(() => boundLog(cluster.log).catch(() => {}), hour).unref();
  let stopping: Promise<void> | undefined;
  return {
    url: accessUrl(cluster.access),
    dataDir: cluster.folder,
    stop() {
      stopping ??= bringDown(cluster).finally(() => {
        clearInterval(bounding);
        release();
      });
      return stopping;
    },
  };
}

function checkVersion(version: string | undefined, folder: string): void {
  if (version === undefined || version === major) return;
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${version} and this program brings ${major}: run backup ` +
      "with the version of Relevo that made it, then restore into a new folder with RELEVO_DATA.",
  );
}
