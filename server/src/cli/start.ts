import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type RunningDesk, startDesk } from "../main.ts";
import type { Config } from "../platform/config.ts";
import { openDatabase } from "../platform/db.ts";
import { unusable } from "../platform/embedded/place.ts";
import { openLog } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { openSecrets } from "../platform/secrets.ts";
import { errorCode, StartError } from "../platform/start-error.ts";
import { type Command, listenOptions, placeOptions, say } from "./command.ts";
import { asOwner } from "./reach.ts";
import { buildMissing } from "./start/build-missing.ts";
import { greet, listNews } from "./start/greet.ts";
import { type Hold, holdStore, storeNumber } from "./start/one-store.ts";
import { openSource, type Source } from "./start/source.ts";
import { type StopSignals, stopSignals } from "./start/stop-signals.ts";

export const start: Command = {
  name: "start",
  summary: "Start the desk; Ctrl-C stops it.",
  options: {
    ...placeOptions,
    ...listenOptions,
    role: "web (pages and sockets), worker (what runs behind them), all (default)",
  },
  notes: [
    "By environment also: DATABASE_URL (a PostgreSQL of your own, 18 or newer), RELEVO_URL (the address customers",
    "reach), RELEVO_SECRET (else the file secret in the data folder), RELEVO_LOG (silent, warn, info, debug),",
    "RELEVO_METRICS_TOKEN (opens /metrics to whoever brings it), RELEVO_HTTP_ALLOW_HOSTS (hosts of your own network that",
    "HTTP steps of workflows may reach, such as 127.0.0.1:8080,intranet.example).",
  ],
  async run({ config }) {
    const stop = stopSignals();
    if (config.role !== "all" && !config.databaseUrl)
      throw new StartError(
        "--role is for a desk of several processes, which need a PostgreSQL server of your own: set DATABASE_URL.",
      );
    await mkdir(config.dataDir, { recursive: true, mode: folderMode }).catch((error: unknown) => {
      throw unusable(config.dataDir, error);
    });
    if (config.role !== "worker") await buildMissing();
    const source = await openSource(config);
    try {
      if (!stop.asked) await work(config, source, stop);
    } finally {
      await source.close();
    }
    return 0;
  },
};

/** Root's lets the account pass that runs PostgreSQL inside. */
const folderMode = process.getuid?.() === 0 ? 0o711 : 0o700;

async function work(config: Config, source: Source, stop: StopSignals): Promise<void> {
  await asOwner(source.url, (client) => migrate(client));
  const store = await storeNumber(join(config.dataDir, "files"));
  const secrets = await openSecrets(config.secret, config.dataDir);
  let hold = await holdStore(source.url, store);
  const db = openDatabase(source.url, { testClock: config.testClock });
  try {
    const log = openLog(process.env.RELEVO_LOG ?? (process.stdout.isTTY ? "warn" : "info"));
    // Before it is up: from then on a database that goes away is waited for.
    const news = await listNews(db, secrets);
    const desk = await startDesk({ db, config, log, secrets }).catch((error: unknown) => {
      throw explained(error, config);
    });
    try {
      greet(config, desk.url, news);
      while (!(await stopsBefore(hold.lost, stop))) hold = await regain(source, store, stop);
      say("Stopping: what is under way finishes first. Ctrl-C again cuts it short.");
      void stop.second.then(() => say("Cut short."));
    } finally {
      await end(desk, stop);
    }
  } finally {
    await within(2000, stop, db.close());
    await hold.release();
  }
}

async function stopsBefore(lost: Promise<void>, stop: StopSignals): Promise<boolean> {
  return Promise.race([stop.first.then(() => true), lost.then(() => false)]);
}

/** The database went away: it is started again, or waited for. @throws StartError when that does not help */
async function regain(source: Source, store: number, stop: StopSignals): Promise<Hold> {
  say("The database went away.");
  for (;;) {
    if (stop.asked) return { lost: new Promise(() => {}), release: async () => {} };
    await source.revive();
    try {
      const hold = await holdStore(source.url, store);
      say("The database is back.");
      return hold;
    } catch (error) {
      if (error instanceof StartError) throw error;
      await Promise.race([wait(500), stop.first]);
    }
  }
}

/** Ms that sends under way have; one that has not come back is uncertain at the next start. */
const patience = 30_000;
function end(desk: RunningDesk, stop: StopSignals): Promise<void> {
  return within(patience, stop, desk.stop());
}

async function within(ms: number, stop: StopSignals, work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const limit = wait(ms, undefined, { signal: late.signal }).catch(() => {});
  await Promise.race([work, limit, stop.second]);
  late.abort();
}

/** The sentence for an address that cannot be listened on. */
function explained(error: unknown, { host, port }: Config): unknown {
  const reason = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program: stop that one, or choose another port with PORT or --port.`,
    EACCES: `This user may not listen on port ${port}: choose one above 1023 with PORT or --port.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`,
    ENOTFOUND: `${host} is not an address: set HOST to 127.0.0.1, or to 0.0.0.0 for all of this machine.`,
  }[errorCode(error) ?? ""];
  return reason === undefined ? error : new StartError(reason);
}
