import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { asSystem, type Database } from "../server/src/platform/db.ts";
import { besideWorkflows } from "./support/beside-workflows.ts";
import { type Company, deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { caughtUp, drained, queueLength } from "./support/drained.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { forkLoad } from "./support/fork-load.ts";
import type { IngestJob, Sent } from "./support/load.ts";
import { machine } from "./support/machine.ts";
import { findPgbench, pgbench } from "./support/pgbench.ts";
import { cpuSeconds, postgresPids } from "./support/processes.ts";
import { startServer } from "./support/server.ts";

const { numbers: flags, texts } = numberFlags(
  {
    seconds: 30,
    "paced-seconds": 60,
    "pgbench-seconds": 10,
    media: 5,
    rate: 1000,
    fill: 100_000,
    // Enough that what is measured is the desk, not the wait of so many senders for one commit.
    connections: 192,
  },
  ["phases", "profile", "mix"],
);
/** Without what the company writes itself and its statuses, every update is a customer's message. */
const own = texts.mix !== "customers";
/** Share of updates that are messages: customers' and, half as many, our own; the rest are statuses and repetitions. */
const messageShare = (own ? 0.6 : 1) * 0.98;

interface Phase {
  name: string;
  companies: number;
  /** Conversations there are before it begins. */
  filled: number;
  /** Messages a second; null is as fast as it goes. */
  rate: number | null;
}
const all: Phase[] = [
  { name: "empty-one", companies: 1, filled: 0, rate: null },
  { name: "empty-fifty", companies: 50, filled: 0, rate: null },
  { name: "full-one", companies: 1, filled: flags.fill, rate: null },
  { name: "full-fifty", companies: 50, filled: flags.fill, rate: null },
  { name: "paced", companies: 1, filled: 0, rate: flags.rate },
];
const wanted = texts.phases?.split(",");
const phases = all.filter(({ name }) => wanted?.includes(name) ?? true);

const program = findPgbench();
const server = await startServer({ observed: texts.profile !== undefined });
const results: Record<string, unknown> = {};
try {
  const on = await machine(server);
  for (const phase of phases) {
    console.error(`${phase.name} …`);
    results[phase.name] = await measure(phase);
    console.error(JSON.stringify(results[phase.name], null, 1));
  }
  if (wanted?.includes("workflows") ?? true) {
    console.error("workflows …");
    results.workflows = await besideWorkflows(server, flags);
  }
  console.log(JSON.stringify({ bench: "ingest", own, ...results, on }));
} finally {
  await server.stop();
}

async function measure(phase: Phase) {
  const place = await prepare(phase);
  // Beside it, before and after: both suffer alike from whatever else the machine does.
  const beside = phase.rate === null ? await prepareBeside(phase) : null;
  const before = await beside?.run();
  const done = await ingest(phase, place);
  const after = await beside?.run();
  if (before === undefined || after === undefined) return done;
  const both = (mix: "mixed" | "messages", what: "perSecond" | "cpuMsEach") =>
    (before[mix][what] + after[mix][what]) / 2;
  return {
    ...done,
    pgbench: { before, after },
    ratio: {
      /** Updates of the whole mix ÷ transactions of the same mix. */
      mixed: rounded(done.perSecond.updates / both("mixed", "perSecond")),
      /** Messages alone, their statuses done on top, ÷ transactions that write a message. */
      messages: rounded(done.perSecond.messages / both("messages", "perSecond")),
      /** Processor time of a transaction, client included, ÷ that of an update: other work on the machine, which
       * takes more from two processes than from twenty, does not move it. */
      cpu: rounded(both("mixed", "cpuMsEach") / done.cpuMsEach),
    },
  };
}

interface Place {
  url: string;
  db: Database;
  companies: Company[];
  each: number;
}
async function prepare({ name, companies: count, filled }: Phase): Promise<Place> {
  const { url, db } = await server.database(`bench_${name.replace("-", "_")}`);
  const companies: Company[] = [];
  for (let i = 0; i < count; i++) companies.push(await makeCompany(db, i));
  const each = Math.floor(filled / count);
  if (each > 0) {
    for (const company of companies) await fill(db, company, each);
    // A database that grew over months has been analysed; one that begins empty has not.
    await db.pool.query("analyze");
  }
  return { url, db, companies, each };
}

/** pgbench has a database of its own, as full as the other one. */
async function prepareBeside({ name, filled }: Phase) {
  const { url, db } = await server.database(`beside_${name.replace("-", "_")}`);
  const company = await makeCompany(db, 0);
  const known = filled || 1000;
  await fill(db, company, known);
  await db.pool.query("analyze");
  const once = async (statuses: boolean) => {
    const cpu = () => cpuSeconds([process.pid, ...postgresPids(server.postgresDir)]);
    const before = cpu();
    const seconds = flags["pgbench-seconds"];
    const perSecond = await pgbench(program, { url, company, known, seconds, statuses, own });
    return { perSecond, cpuMsEach: rounded(((cpu() - before) * 1000) / seconds / perSecond) };
  };
  return {
    run: async () => {
      const messages = await once(false);
      return { messages, mixed: own ? await once(true) : messages };
    },
  };
}

async function ingest(phase: Phase, { url, db, companies, each }: Place) {
  const load = await forkLoad();
  const dataDir = join(server.folder, phase.name);
  await mkdir(dataDir);
  const desk = await startDesk({
    dataDir,
    env: { DATABASE_URL: url, RELEVO_SECRET: deskSecret, RELEVO_GRAPH_URL: load.graphUrl },
    nodeFlags: texts.profile ? ["--cpu-prof", `--cpu-prof-dir=${texts.profile}`] : [],
  });
  try {
    await caughtUp(db);
    await server.calm();
    const count = await counted(db);
    await server.statements();
    const cpu = () => ({
      desk: cpuSeconds([desk.pid]),
      postgres: cpuSeconds(postgresPids(server.postgresDir)),
      load: cpuSeconds([load.pid]),
    });
    const cpuBefore = cpu();
    const begun = performance.now();
    const watch = watchQueue(db);
    const sent = await load.ask<Sent>({ ask: "ingest", job: jobFor(phase, desk.url, companies, each) });
    const queue = watch.stop();
    await drained(db, load, sent);
    const seconds = (performance.now() - begun) / 1000;
    const cpuAfter = cpu();
    for (const line of await server.statements()) console.error(line);
    const stored = difference(await counted(db), count);
    const frames = await load.ask<Record<string, number>>({ ask: "frames" });
    const messages = sent.sent.in + sent.sent.echo;
    const updates = messages + sent.sent.delivered + sent.sent.read;
    const used = {
      desk: rounded((cpuAfter.desk - cpuBefore.desk) / seconds),
      postgres: rounded((cpuAfter.postgres - cpuBefore.postgres) / seconds),
      load: rounded((cpuAfter.load - cpuBefore.load) / seconds),
    };
    return {
      perSecond: { messages: Math.round(messages / seconds), updates: Math.round(updates / seconds) },
      sent: sent.sent,
      failed: sent.failed,
      stored,
      lost: messages - (stored.messages ?? 0),
      response: sent.response,
      seconds: { posting: rounded(sent.seconds), drained: rounded(seconds) },
      queue,
      frames,
      cpuPerSecond: used,
      cpuMsEach: rounded(((used.desk + used.postgres + used.load) * 1000 * seconds) / updates),
    };
  } finally {
    await load.end();
    await desk.stop();
  }
}

function jobFor(phase: Phase, url: string, companies: readonly Company[], each: number): IngestJob {
  return {
    url,
    numbers: companies.map(({ hook, numberId }) => ({ hook, numberId, known: each })),
    mix: { fresh: 0.3, media: flags.media / 100, duplicates: 0.02, own },
    seed: 7,
    connections: flags.connections,
    seconds: phase.rate === null ? flags.seconds : flags["paced-seconds"],
    rate: phase.rate === null ? null : phase.rate / messageShare,
    agentKeys: companies.map(({ keys }) => keys[0] ?? ""),
  };
}

/** Requests and items not yet worked off, each second. */
function watchQueue(db: Database) {
  const waiting: number[] = [];
  const timer = setInterval(() => {
    void queueLength(db).then((length) => waiting.push(length));
  }, 1000);
  return {
    stop() {
      clearInterval(timer);
      const third = Math.ceil(waiting.length / 3);
      return {
        firstThird: mean(waiting.slice(0, third)),
        lastThird: mean(waiting.slice(-third)),
        most: Math.max(0, ...waiting),
      };
    },
  };
}

async function counted(db: Database): Promise<Record<string, number>> {
  const [row] = await asSystem(db, (tx) =>
    tx.rows<Record<string, number>>(
      `select (select count(*) from messages) as messages, (select count(*) from conversations) as conversations,
         (select count(*) from messages where state = 'read') as read, (select count(*) from events) as events,
         (select count(*) from inbound_items where parked) as parked`,
    ),
  );
  return row ?? {};
}

function difference(after: Record<string, number>, before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]),
  );
}
function mean(list: readonly number[]): number {
  return Math.round(list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length));
}
function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
