import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Database, inAccount } from "../../server/src/platform/db.ts";
import { type Company, deskSecret, makeCompany } from "./company.ts";
import { startDesk } from "./desk.ts";
import { drained, settled } from "./drained.ts";
import { forkLoad, type Load } from "./fork-load.ts";
import type { Sent } from "./load.ts";
import { cpuSeconds, postgresPids } from "./processes.ts";
import type { BenchServer } from "./server.ts";
import { publishThree } from "./workflows.ts";

/** Turns each company has, the first of them not counted: plans are made and code is compiled then. */
const turns = 5;

interface Stint {
  updates: number;
  /** Until all was received, as bench:ingest measures it, and from then until all that came of it was done. */
  seconds: number;
  behind: number;
  /** Of both. */
  cpuMs: number;
}

/**
 * What three published workflows cost: two companies at one desk, one of them with the workflows, take turns at full
 * rate. A turn begins when all that came of the last one is done, runs included. Turn by turn, both suffer alike from
 * whatever else the machine does: from one minute to the next that is up to a quarter.
 */
export async function besideWorkflows(
  server: BenchServer,
  { seconds, connections }: { seconds: number; connections: number },
) {
  const { url, db } = await server.database("bench_workflows");
  const without = await makeCompany(db, 0);
  const published = await makeCompany(db, 1);
  await publishThree(db, published);
  const load = await forkLoad();
  const dataDir = join(server.folder, "workflows");
  await mkdir(dataDir);
  const env = { DATABASE_URL: url, RELEVO_SECRET: deskSecret, RELEVO_GRAPH_URL: load.graphUrl };
  const desk = await startDesk({ dataDir, env });
  const cpu = () => cpuSeconds([desk.pid, load.pid, ...postgresPids(server.postgresDir)]);
  const stints = new Map<Company, Stint[]>([
    [without, []],
    [published, []],
  ]);
  try {
    for (let turn = 0; turn < turns; turn++) {
      const order = turn % 2 === 0 ? [without, published] : [published, without];
      for (const company of order) {
        // A company that has been here for months is in the statistics; one that is not is planned for as if it had one row.
        await db.pool.query("analyze");
        await server.calm();
        const stint = await oneStint(db, load, company, { url: desk.url, seconds, connections, turn, cpu });
        if (turn > 0) stints.get(company)?.push(stint);
      }
    }
  } finally {
    await load.end();
    await desk.stop();
  }
  const [before, after] = [summed(stints.get(without)), summed(stints.get(published))];
  return {
    without: before,
    published: after,
    /** Of the rate. */
    costs: rounded(1 - after.perSecond / before.perSecond),
    turns: stints.get(without)?.map((one, i) => {
      const other = stints.get(published)?.[i];
      return other ? rounded(1 - rate(other) / rate(one)) : null;
    }),
  };
}

async function oneStint(
  db: Database,
  load: Load,
  { hook, numberId, keys, account }: Company,
  {
    url,
    seconds,
    connections,
    turn,
    cpu,
  }: { url: string; seconds: number; connections: number; turn: number; cpu: () => number },
): Promise<Stint> {
  const known = await contactsOf(db, account);
  const cpuBefore = cpu();
  const begun = performance.now();
  const sent = await load.ask<Sent>({
    ask: "ingest",
    job: {
      ...{ url, connections, seconds, rate: null, seed: 7 + turn },
      numbers: [{ hook, numberId, known }],
      mix: { fresh: 0.3, media: 0.05, duplicates: 0.02, own: true },
      agentKeys: [keys[0] ?? ""],
    },
  });
  await drained(db, load, sent);
  const done = performance.now();
  await settled(db);
  return {
    updates: sent.sent.in + sent.sent.echo + sent.sent.delivered + sent.sent.read,
    seconds: (done - begun) / 1000,
    behind: (performance.now() - done) / 1000,
    cpuMs: (cpu() - cpuBefore) * 1000,
  };
}

async function contactsOf(db: Database, account: string): Promise<number> {
  const [row] = await inAccount(db, account, (tx) =>
    tx.rows<{ count: number }>("select count(*)::int as count from contacts where account_id = $1", [
      account,
    ]),
  );
  return row?.count ?? 0;
}

function summed(stints: readonly Stint[] = []) {
  const all = (what: keyof Stint) => stints.reduce((sum, stint) => sum + stint[what], 0);
  return {
    perSecond: Math.round(all("updates") / all("seconds")),
    seconds: rounded(all("seconds")),
    behind: rounded(all("behind") / stints.length),
    cpuMsEach: rounded(all("cpuMs") / all("updates")),
  };
}
function rate({ updates, seconds }: Stint): number {
  return updates / seconds;
}
function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
