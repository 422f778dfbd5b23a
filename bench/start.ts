import { rm } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../server/src/platform/db.ts";
import { findRunning } from "../server/src/platform/embedded/running.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { type DeskProcess, startDesk } from "./support/desk.ts";
import { numberFlags } from "./support/flags.ts";
import { forkLoad } from "./support/fork-load.ts";
import type { Sent } from "./support/load.ts";
import { machine } from "./support/machine.ts";
import { postgresPids, proportionalBytes } from "./support/processes.ts";
import { temporaryFolder } from "./support/server.ts";

/**
 * The desk as a newcomer starts it, with its own PostgreSQL: on an empty folder, and again; and the memory of
 * all its processes when it is up, and after ten thousand messages.
 */
const { numbers: flags } = numberFlags({ warm: 3, seconds: 20, rate: 500 });
const folder = await temporaryFolder();
const dataDir = join(folder, "data");
const load = await forkLoad();
const env = { RELEVO_SECRET: deskSecret, RELEVO_GRAPH_URL: load.graphUrl };
const megabytes = (desk: DeskProcess) => {
  const postgres = postgresPids(join(dataDir, "postgres"));
  const told = (pids: readonly number[]) => Math.round((proportionalBytes(pids) ?? 0) / 1e6);
  return { desk: told([desk.pid]), postgres: told(postgres), all: told([desk.pid, ...postgres]) };
};
let desk = await startDesk({ dataDir, env });
try {
  const cold = Math.round(desk.readyAfter);
  const warm: number[] = [];
  for (let i = 0; i < flags.warm; i++) {
    await desk.stop();
    desk = await startDesk({ dataDir, env });
    warm.push(Math.round(desk.readyAfter));
  }
  const afterStart = megabytes(desk);

  const url = await findRunning(dataDir);
  if (!url) throw new Error("the desk runs without its PostgreSQL");
  const db = openDatabase(url, { max: 2 });
  const { hook, numberId, keys } = await makeCompany(db, 0);
  await db.close();
  const sent = await load.ask<Sent>({
    ask: "ingest",
    job: {
      url: desk.url,
      numbers: [{ hook, numberId, known: 0 }],
      mix: { fresh: 0.3, media: 0.05, duplicates: 0.02, own: true },
      seed: 7,
      connections: 64,
      seconds: flags.seconds,
      rate: flags.rate,
      agentKeys: keys,
    },
  });
  const afterLoad = megabytes(desk);
  const on = await machine();
  console.log(
    JSON.stringify({
      bench: "start",
      ms: { cold, warm },
      megabytes: { afterStart, afterLoad },
      updates: sent.sent,
      on,
    }),
  );
} finally {
  await load.end();
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
}
