import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { asSystem, type Database } from "../server/src/platform/db.ts";
import type { ClaimJob, Raced, RawJob } from "./support/claim-load.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { forkLoad } from "./support/fork-load.ts";
import { machine } from "./support/machine.ts";
import { startServer } from "./support/server.ts";

/**
 * Fifty agents race for the same thousand queued conversations: each tries each, in the same order; then they press
 * Atender siguiente until nothing waits. Beside it the first race as bare SQL on the same server: one statement and
 * one commit for each attempt, over twenty connections. Each conversation must end with one owner and one event.
 */
const { numbers: flags } = numberFlags({ agents: 50, conversations: 1000 });
const server = await startServer();
try {
  const on = await machine(server);
  const { url: database, db } = await server.database("bench_claims");
  const company = await makeCompany(db, 0, flags.agents + 1);
  await fill(db, company, 3 * flags.conversations);
  await db.pool.query("analyze");
  const ids = (await rows<{ id: string }>(db, "select id from conversations order by number")).map(
    ({ id }) => id,
  );
  const members = await rows<{ id: string }>(db, "select id from members where role = 'agent' order by id");
  const part = (n: number) => ids.slice(n * flags.conversations, (n + 1) * flags.conversations);
  const load = await forkLoad("claim-load.ts");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: database, RELEVO_SECRET: deskSecret } });
  try {
    await atRest(db);
    // The administrator, who owns the inboxes, stays out of the race.
    const keys = company.keys.slice(1);
    const claims = await raced({ url: desk.url, keys, ids: part(0) }, part(0));
    const raw: RawJob = {
      database,
      account: company.account,
      members: members.map(({ id }) => id),
      ids: part(1),
    };
    const sql = told(await load.ask<Raced>({ ask: "raw", job: raw }), await check(db, part(1)));
    await atRest(db);
    // What the others left is the whole queue now.
    const next = await raced({ url: desk.url, keys, ids: null }, part(2));
    const ratio = Math.round((claims.attemptsPerSecond / sql.attemptsPerSecond) * 100) / 100;
    console.log(JSON.stringify({ bench: "claims", ...flags, claims, next, sql, claimsToSql: ratio, on }));
  } finally {
    await load.end();
    await desk.stop();
  }

  async function raced(job: ClaimJob, wanted: readonly string[]) {
    return told(await load.ask<Raced>({ ask: "claims", job }), await check(db, wanted));
  }
} finally {
  await server.stop();
}

function told({ won, attempts, seconds, response, answers }: Raced, oneOwnerEach: number) {
  if (won !== oneOwnerEach || won !== flags.conversations)
    throw new Error(`${won} won, ${oneOwnerEach} of ${flags.conversations} have one owner`);
  const rate = (n: number) => Math.round(n / seconds);
  return {
    claimsPerSecond: rate(won),
    attemptsPerSecond: rate(attempts),
    seconds: Math.round(seconds * 100) / 100,
    oneOwnerEach,
    response,
    answers,
  };
}

/** How many have an owner and exactly one event that says so. */
async function check(db: Database, ids: readonly string[]): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    `select count(*)::int as n from conversations c where c.id = any($1) and c.owner_id is not null and c.state = 'active'
       and 1 = (select count(*) from events e where e.account_id = c.account_id and e.conversation_id = c.id
                and e.name = 'conversation.assigned')`,
    [ids],
  );
  return row?.n ?? 0;
}

/** Until the desk has gone through what was there before, and nothing is due. */
async function atRest(db: Database): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const busy = await rows<{ what: string }>(
      db,
      `select kind as what from deadlines where due_at <= $1 and parked_at is null union
       select reaction from reaction_cursors r where event_id < (select max(id) from events e where e.account_id = r.account_id)`,
      [new Date()],
    );
    if (busy.length === 0) return;
    const told = busy.map(({ what }) => what).join(", ");
    if (performance.now() - begun > 60_000) throw new Error(`the desk does not come to rest: ${told}`);
    await wait(200);
  }
}

function rows<R>(db: Database, text: string, values: unknown[] = []): Promise<R[]> {
  return asSystem(db, (tx) => tx.rows<R>(text, values));
}
