import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { asSystem, type Database } from "../server/src/platform/db.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { machine } from "./support/machine.ts";
import { percentiles } from "./support/percentiles.ts";
import { startServer } from "./support/server.ts";
import { runsInto } from "./support/waiting-runs.ts";

/**
 * Ten thousand runs of a quick transfer wait, and their waits end within one second: each looks whether it was answered
 * (a branch of two conditions) and gives its conversation to another of the inbox's people, in turns. Lateness is from
 * the wait's end to seen committed. Beside it the same rows as bare SQL on the same server: one statement and one commit
 * for each run, over eight connections.
 */
const { numbers: flags } = numberFlags({ due: 10_000, lead: 15, people: 8 });
const server = await startServer();
try {
  const on = await machine(server);
  const { url: database, db } = await server.database("bench_workflows");
  const company = await makeCompany(db, 0, flags.people);
  await fill(db, company, 2 * flags.due);
  const dueAt = Date.now() + flags.lead * 1000;
  await runsInto(db, company, flags.due, dueAt);
  await db.pool.query("vacuum analyze");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: database, RELEVO_SECRET: deskSecret } });
  const through = await (async () => {
    if (Date.now() > dueAt) throw new Error("ready too late: give it more --lead");
    return watch(db, dueAt);
  })().finally(() => desk.stop());
  const sql = await bare(database, company.account);
  const ratio = Math.round((through.perSecond / sql.perSecond) * 100) / 100;
  console.log(JSON.stringify({ bench: "workflows", ...flags, through, sql, throughToSql: ratio, on }));
} finally {
  await server.stop();
}

/** Until all are through: how long after the second began, how late each, and each once. */
async function watch(db: Database, dueAt: number) {
  const late = percentiles();
  let [after, seen, ended] = [0, 0, 0];
  while (seen < flags.due) {
    if (Date.now() > dueAt + 120_000) throw new Error(`${seen} of ${flags.due} went through in two minutes`);
    const fresh = await rows<{ id: number; due: Date }>(
      db,
      `select e.id, s.at + interval '15 minutes' as due from events e
       join run_steps s on s.account_id = e.account_id and s.run_id = e.actor_id and s.step = 'wait'
       where e.id > $1 and e.name = 'conversation.transferred' and e.actor_kind = 'workflow' order by e.id`,
      [after],
    );
    const now = Date.now();
    for (const { due } of fresh) late.add(now - due.getTime());
    if (fresh.length > 0) ended = now;
    after = fresh.at(-1)?.id ?? after;
    seen += fresh.length;
    await wait(20);
  }
  // The run ends with the act that moved it.
  const [row] = await rows<{ once: number; left: number; owners: number }>(
    db,
    `select (select count(*)::int from runs r join (select actor_id, count(*) as n from events
         where name = 'conversation.transferred' and actor_kind = 'workflow' group by 1) e on e.actor_id = r.id and e.n = 1
         where r.state = 'completed') as once,
       (select count(*)::int from deadlines where kind = 'run') as left,
       (select count(distinct c.owner_id)::int from conversations c join runs r on r.conversation_id = c.id
         where r.state = 'completed') as owners`,
  );
  if (seen !== flags.due || row?.once !== flags.due || row.left > 0 || row.owners !== flags.people - 1)
    throw new Error(`${seen} moved, ${row?.once} once, ${row?.left} left, to ${row?.owners} people`);
  const seconds = (ended - dueAt) / 1000;
  return {
    once: row.once,
    seconds: Math.round(seconds * 100) / 100,
    perSecond: Math.round(flags.due / seconds),
    lateness: late.told(),
  };
}

/** The same rows without us: the deadline goes, the run and its steps end, the conversation moves, the event is written. */
async function bare(url: string, account: string) {
  const options = `-c role=relevo_app -c relevo.account=${account}`;
  const pool = new pg.Pool({ connectionString: url, options, max: 8 });
  const { rows: runs } = await pool.query<{ id: string }>(
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select account_id, 'bare', id::text, until, contact_id from runs where state = 'waiting' returning key as id`,
  );
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let i = lane; i < runs.length; i += 8)
        await pool.query({
          name: "move",
          text: `with gone as (delete from deadlines where account_id = $1 and kind = 'bare' and key = $2),
                 run as (update runs set state = 'completed', ended_at = $3, until = null, step = 'second', n = 4, given = given || owner_id
                   where account_id = $1 and id = $2::uuid returning id, conversation_id, contact_id, owner_id),
                 ended as (update run_steps set ended_at = $3, edge = 'next' where account_id = $1 and run_id = $2::uuid and n = 2),
                 steps as (insert into run_steps (account_id, run_id, n, step, kind, at, ended_at, edge)
                   select $1, id, s.n, s.step, s.kind, $3, $3, 'next' from run
                   cross join (values (3, 'answered', 'branch'), (4, 'second', 'assign')) s(n, step, kind)),
                 moved as (update conversations c set owner_id = (select m.id from members m where m.account_id = $1 and m.id <> run.owner_id
                     order by m.id offset $4 limit 1) from run where c.account_id = $1 and c.id = run.conversation_id)
                 insert into events (account_id, id, name, at, actor_kind, actor_id, depth, contact_id, conversation_id, data)
                 select $1, nextval('events_id'), 'conversation.transferred', $3, 'workflow', id, 1, contact_id, conversation_id, '{}' from run`,
          values: [account, runs[i]?.id, new Date(), i % (flags.people - 1)],
        });
    }),
  ).finally(() => pool.end());
  const seconds = (performance.now() - begun) / 1000;
  return { seconds: Math.round(seconds * 100) / 100, perSecond: Math.round(runs.length / seconds) };
}

function rows<R>(db: Database, text: string, values: unknown[] = []): Promise<R[]> {
  return asSystem(db, (tx) => tx.rows<R>(text, values));
}
