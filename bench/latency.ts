import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { asSystem } from "../server/src/platform/db.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { forkLoad } from "./support/fork-load.ts";
import type { LiveAnswer, LiveJob } from "./support/live-load.ts";
import { machine } from "./support/machine.ts";
import { cpuSeconds, postgresPids } from "./support/processes.ts";
import { startServer } from "./support/server.ts";

/**
 * Customers write 200 messages a second and agents answer 20, with 100 agents connected who all see everything:
 * from the webhook's POST to the frame at each socket, and from the reply's POST until the channel has it.
 */
const { numbers: flags } = numberFlags({
  seconds: 30,
  rate: 200,
  replies: 20,
  agents: 100,
  fill: 10_000,
});
const server = await startServer();
try {
  const on = await machine(server);
  const { url, db } = await server.database("bench_latency");
  const company = await makeCompany(db, 0, flags.agents);
  await fill(db, company, flags.fill);
  await db.pool.query("analyze");
  const conversations = await asSystem(db, (tx) =>
    tx.rows<{ id: string }>("select id from conversations order by number desc limit 500"),
  );
  const load = await forkLoad("live-load.ts");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({
    dataDir,
    env: { DATABASE_URL: url, RELEVO_SECRET: deskSecret, RELEVO_GRAPH_URL: load.graphUrl },
  });
  const job: LiveJob = {
    url: desk.url,
    hook: company.hook,
    numberId: company.numberId,
    // Those who are answered get an owner, and then not every agent sees them.
    known: flags.fill - conversations.length,
    agentKeys: company.keys,
    seconds: flags.seconds,
    rate: flags.rate,
    replyRate: flags.replies,
    conversations: conversations.map(({ id }) => id),
  };
  try {
    // A first, short round warms up what is compiled and planned at first use.
    await load.ask<LiveAnswer>({ ask: "live", job: { ...job, seconds: Math.min(3, flags.seconds) } });
    const cpu = () => [
      cpuSeconds([desk.pid]),
      cpuSeconds(postgresPids(server.postgresDir)),
      cpuSeconds([load.pid]),
    ];
    const before = cpu();
    const answer = await load.ask<LiveAnswer>({ ask: "live", job });
    const [used, usedByPostgres, usedByLoad] = cpu().map(
      (now, i) => Math.round((now - (before[i] ?? 0)) * 10) / 10,
    );
    const cpuSecondsUsed = { desk: used, postgres: usedByPostgres, load: usedByLoad };
    console.log(JSON.stringify({ bench: "latency", ...flags, ...answer, cpuSecondsUsed, on }));
  } finally {
    await load.end();
    await desk.stop();
  }
} finally {
  await server.stop();
}
