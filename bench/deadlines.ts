import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import pg from "pg";
import { asSystem, type Database } from "../server/src/platform/db.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { machine } from "./support/machine.ts";
import { percentiles } from "./support/percentiles.ts";
import { startServer } from "./support/server.ts";
import { armMany, ticketsInto } from "./support/timed.ts";

/**
 * A million deadlines are armed for some day; then a resolution rule is saved by which ten thousand tickets with their
 * conversations are due within one second, each to be marked lost. Lateness is from due to seen committed. Beside it
 * the same rows as bare SQL on the same server: one statement and one commit for each ticket, over eight connections.
 */
const { numbers: flags } = numberFlags({ armed: 1_000_000, due: 10_000, lead: 20 });
const server = await startServer();
try {
  const on = await machine(server);
  const { url: database, db } = await server.database("bench_deadlines");
  const company = await makeCompany(db, 0);
  await fill(db, company, 2 * flags.due);
  const arming = await armMany(db, company.account, flags.armed);
  const dueAt = Date.now() + flags.lead * 1000;
  const { stages } = await ticketsInto(db, company.account, flags.due, dueAt);
  await db.pool.query("vacuum analyze");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: database, RELEVO_SECRET: deskSecret } });
  const fired = await (async () => {
    const saved = await save(desk.url, company.keys[0] ?? "", stages[0]);
    if (Date.now() > dueAt) throw new Error("saved too late: give it more --lead");
    const seen = await watch(db, stages[0], dueAt);
    return { savedMs: saved, ...seen };
  })().finally(() => desk.stop());
  const sql = await bare(database, company.account, stages[1]);
  const ratio = Math.round((fired.perSecond / sql.perSecond) * 100) / 100;
  console.log(JSON.stringify({ bench: "deadlines", ...flags, arming, fired, sql, firedToSql: ratio, on }));
} finally {
  await server.stop();
}

/** Saves the rule as its maker does, with everybody inside; answers the ms it took. */
async function save(url: string, key: string, stage: string): Promise<number> {
  const body: RuleBody = {
    trigger: "time",
    resolution: "lost",
    archive: false,
    returnTo: null,
    active: true,
    waitMinutes: 60,
    basis: "no_customer_message",
  };
  const begun = performance.now();
  const response = await fetch(`${url}/api/v1/stages/${stage}/rules`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 201)
    throw new Error(`saving answered ${response.status}: ${await response.text()}`);
  return Math.round(performance.now() - begun);
}

/** Until all are marked: how long after the second began, how late each, and each once. */
async function watch(db: Database, stage: string, dueAt: number) {
  const late = percentiles();
  let [after, seen, ended] = [0, 0, 0];
  while (seen < flags.due) {
    if (Date.now() > dueAt + 120_000) throw new Error(`${seen} of ${flags.due} fired in two minutes`);
    const fresh = await rows<{ id: number; due: Date }>(
      db,
      `select e.id, t.stage_entered_at + interval '1 hour' as due from events e
       join tickets t on t.account_id = e.account_id and t.id = (e.data->>'ticket')::uuid
       where e.id > $1 and e.name = 'ticket.resolved' order by e.id`,
      [after],
    );
    const now = Date.now();
    for (const { due } of fresh) late.add(now - due.getTime());
    if (fresh.length > 0) ended = now;
    after = fresh.at(-1)?.id ?? after;
    seen += fresh.length;
    await wait(20);
  }
  const [row] = await rows<{ once: number; left: number }>(
    db,
    `select (select count(*)::int from tickets t join (select data->>'ticket' as id, count(*) as n from events
         where name = 'ticket.resolved' group by 1) e on e.id = t.id::text and e.n = 1
         where t.stage_id = $1 and t.resolution = 'lost' and t.resolved_by = 'time') as once,
       (select count(*)::int from deadlines where due_at < $2) as left`,
    [stage, new Date(dueAt + 60_000)],
  );
  if (seen !== flags.due || row?.once !== flags.due || row.left > 0)
    throw new Error(`${seen} fired, ${row?.once} of ${flags.due} once, ${row?.left} left`);
  const seconds = (ended - dueAt) / 1000;
  return {
    once: row.once,
    seconds: Math.round(seconds * 100) / 100,
    perSecond: Math.round(flags.due / seconds),
    lateness: late.told(),
  };
}

/** The same rows without us: the deadline goes, the ticket is marked, the event is written. */
async function bare(url: string, account: string, stage: string) {
  const options = `-c role=relevo_app -c relevo.account=${account}`;
  const pool = new pg.Pool({ connectionString: url, options, max: 8 });
  const { rows: tickets } = await pool.query<{ id: string }>(
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select account_id, 'bare', id::text, stage_entered_at, contact_id from tickets where stage_id = $1 returning key as id`,
    [stage],
  );
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let i = lane; i < tickets.length; i += 8)
        await pool.query({
          name: "mark",
          text: `with gone as (delete from deadlines where account_id = $1 and kind = 'bare' and key = $2 returning contact_id),
                 marked as (update tickets set resolution = 'lost', resolved_at = $3, resolved_by = 'time', changed_at = $3
                   where account_id = $1 and id = $2::uuid returning id)
                 insert into events (account_id, id, name, at, actor_kind, depth, contact_id, data)
                 select $1, nextval('events_id'), 'ticket.resolved', $3, 'system', 0, g.contact_id, jsonb_build_object('ticket', m.id)
                 from gone g, marked m`,
          values: [account, tickets[i]?.id, new Date()],
        });
    }),
  ).finally(() => pool.end());
  const seconds = (performance.now() - begun) / 1000;
  return { seconds: Math.round(seconds * 100) / 100, perSecond: Math.round(tickets.length / seconds) };
}

function rows<R>(db: Database, text: string, values: unknown[] = []): Promise<R[]> {
  return asSystem(db, (tx) => tx.rows<R>(text, values));
}
