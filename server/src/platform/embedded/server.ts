import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { StartError } from "../start-error.ts";
import { writeAccess } from "./access-file.ts";
import type { Cluster } from "./cluster.ts";
import { freePort } from "./free-port.ts";
import { isServing, livePostmaster } from "./postmaster.ts";
import { whenReady } from "./ready.ts";
import { bareEnvironment, cannotRun, run } from "./run.ts";
import { logSince, logSize, openLog } from "./server-log.ts";
import { writeSettings } from "./settings.ts";

const patience = 60_000; // ms, for processes of a killed server to leave, and for a stop
const interval = 20; // ms

/**
 * Brings the server up and returns a connection of its superuser. One that an earlier, killed start left running
 * is taken over as it is. `cluster.access.port` holds the port afterwards.
 */
export async function bringUp(cluster: Cluster, say: (line: string) => void): Promise<Client> {
  const begun = performance.now();
  for (;;) {
    const { port, isAlive, whyGone } = (await adopt(cluster, say)) ?? (await launch(cluster));
    if (port !== cluster.access.port) {
      cluster.access.port = port;
      await writeAccess(cluster.folder, cluster.access);
    }
    const client = await whenReady(cluster.access, isAlive, say);
    if (client) return client;
    const reason = await whyGone();
    if (!passes(reason) || performance.now() - begun > patience) throw failed(cluster, reason);
    await wait(interval);
  }
}

/** Stops the server and waits until its process is gone; does nothing when none runs. Fast: sessions are cut. */
export async function bringDown(cluster: Cluster): Promise<void> {
  const running = await livePostmaster(cluster.data);
  if (!running) return;
  const stop = ["stop", "-D", cluster.data, "-m", "fast", "--no-wait", "--silent"];
  const { output } = await run(join(cluster.bin, "pg_ctl"), stop, cluster.runAs);
  const begun = performance.now();
  while (await isServing(running.pid, cluster.data)) {
    if (performance.now() - begun > patience)
      throw new Error(`PostgreSQL (pid ${running.pid}) has not stopped within a minute. ${output.trim()}`);
    await wait(interval);
  }
}

interface Attempt {
  port: number;
  isAlive(): boolean | Promise<boolean>;
  /** What its log says, once it is no longer alive. */
  whyGone(): Promise<string>;
}

async function adopt({ data }: Cluster, say: (line: string) => void): Promise<Attempt | undefined> {
  const running = await livePostmaster(data);
  if (!running) return undefined;
  say(`Taking over the PostgreSQL that an earlier start left running (pid ${running.pid}).`);
  return { port: running.port, isAlive: () => isServing(running.pid, data), whyGone: async () => goingDown };
}

async function launch(cluster: Cluster): Promise<Attempt> {
  const { data, log, runAs } = cluster;
  const port = await freePort(cluster.access.port);
  await writeSettings(data, port, runAs);
  // No server of this cluster lives. PostgreSQL itself would take any process with the old pid for one, and
  // one it cannot see here it still finds by the shared memory of the folder, and refuses.
  await rm(join(data, "postmaster.pid"), { force: true });
  const file = await openLog(log);
  const from = await logSize(log);
  // A session of its own: Ctrl-C at the terminal reaches us and not the database, which stops last.
  const child = spawn(join(cluster.bin, "postgres"), ["-D", data], {
    ...runAs,
    cwd: "/",
    env: bareEnvironment,
    detached: true,
    stdio: ["ignore", file.fd, file.fd],
    windowsHide: true,
  });
  await started(child).finally(() => file.close());
  child.unref();
  return {
    port,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    whyGone: () => logSince(log, from),
  };
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) => reject(cannotRun(error)));
  });
}

const goingDown = "the database system is shut down";

/**
 * Whether it is worth another attempt: the port was taken in between, processes of a killed server are still
 * leaving, a server we lost sight of came up first, or the one we took over was on its way down.
 */
function passes(reason: string): boolean {
  return (
    /could not bind|shared memory block|"postmaster.pid" already exists/.test(reason) || reason === goingDown
  );
}

function failed({ folder, log }: Cluster, reason: string): StartError {
  const line =
    reason.split("\n").findLast((text) => /FATAL|PANIC/.test(text)) ?? reason.trim().split("\n").at(-1);
  const said = line?.replace(/^.*?(FATAL|PANIC):\s*/, "");
  return new StartError(
    `The database in ${folder} does not start (${said || "it gave no reason"}): ${log} has the whole story; ` +
      "mend what it names, or restore a backup into a new folder with RELEVO_DATA.",
  );
}
