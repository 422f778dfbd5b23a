import { chown, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import type { Access } from "./access-file.ts";
import type { OsAccount } from "./os-account.ts";
import { run } from "./run.ts";

export interface Cluster {
  /** Holds the data, the log and the passwords. */
  folder: string;
  /** PostgreSQL's own folder inside it. */
  data: string;
  /** PostgreSQL's log. */
  log: string;
  /** The folder with PostgreSQL's programs. */
  bin: string;
  runAs: OsAccount | undefined;
  access: Access;
}

/** The major version of the cluster in `data`, such as "18"; undefined when there is none. */
export async function clusterVersion(data: string): Promise<string | undefined> {
  return (await readFile(join(data, "PG_VERSION"), "utf8").catch(() => undefined))?.trim();
}

/**
 * Makes the cluster where there is none: aside, synced to disk, then renamed, so that one that exists is whole.
 * Whatever an interrupted attempt left is removed.
 */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const { folder, data, runAs } = cluster;
  await removeAttempts(folder);
  const attempt = join(folder, `data.new-${process.pid}`);
  const passwordFile = `${attempt}.password`;
  await writeFile(passwordFile, cluster.access.superuserPassword, { mode: 0o600 });
  if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  const { code, output } = await run(
    join(cluster.bin, "initdb"),
    [
      `--pgdata=${attempt}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...systemLocale(),
      "--data-checksums",
    ],
    runAs,
  );
  if (code !== 0) {
    await removeAttempts(folder);
    throw new StartError(
      `PostgreSQL could not prepare its data in ${folder} (${reason(output)}): mend what it names, or set ` +
        "DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
  await rename(attempt, data);
  await rm(passwordFile);
  await syncFolder(folder);
}

/** Text search splits words by the system's C.UTF-8; macOS has only UTF-8 for characters, Windows neither. */
function systemLocale(): string[] {
  if (process.platform === "linux") return ["--locale=C.UTF-8"];
  return process.platform === "darwin" ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C"];
}

/** An initdb left by a killed start may still be writing into its attempt: hence the retries. */
async function removeAttempts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith("data.new-"))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be opened there
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}

/** The line of initdb's output that says why. */
function reason(output: string): string {
  const lines = output.trim().split("\n");
  return lines.find((line) => /\b(error|FATAL)\b/.test(line)) ?? lines.at(-1) ?? "no reason given";
}
