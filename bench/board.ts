import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { asSystem, type Database, type SystemTx } from "../server/src/platform/db.ts";
import { type Company, deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { machine } from "./support/machine.ts";
import { startServer } from "./support/server.ts";

/**
 * A board of 10,000 open tickets, beside as many archived ones as wished, over HTTP: as the administrator who sees all of
 * it, and as an agent of whose inboxes everything else is somebody else's. Beside it a bare SQL count of the same tickets
 * by stage on the same PostgreSQL: what looking at them costs without asking whose they are, who waits, or what they are worth.
 */
const { numbers: flags } = numberFlags({ open: 10_000, archived: 20_000, own: 200, rounds: 200, warm: 20 });
const server = await startServer();
try {
  const on = await machine(server);
  const { url: database, db } = await server.database("bench_board");
  const company = await makeCompany(db, 0, 3);
  await fill(db, company, flags.open + flags.archived);
  const { funnel, stage } = await asSystem(db, (tx) => ticketed(tx, company));
  await db.pool.query("vacuum analyze");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: database, RELEVO_SECRET: deskSecret } });
  try {
    const [admin = "", agent = ""] = company.keys;
    const asked = {
      admin: await boards(desk.url, admin, `/funnels/${funnel}/board`, flags.open),
      adminStuck: await boards(desk.url, admin, `/funnels/${funnel}/board?view=stuck`),
      adminUnanswered: await boards(desk.url, admin, `/funnels/${funnel}/board?view=unanswered`),
      agent: await boards(desk.url, agent, `/funnels/${funnel}/board`, flags.own),
      column: await boards(desk.url, admin, `/stages/${stage}/tickets?limit=100`),
      counts: await boards(desk.url, agent, "/tickets/counts"),
      hygiene: await boards(desk.url, admin, `/funnels/${funnel}/hygiene`),
      list: await boards(desk.url, admin, `/tickets?open=true&funnelId=${funnel}`),
    };
    const bare = await bareCount(db, company.account, funnel);
    console.log(JSON.stringify({ bench: "board", ...flags, ms: asked, bareCountMs: bare, on }));
  } finally {
    await desk.stop();
  }
} finally {
  await server.stop();
}

/** Gives every customer a ticket: the newest ones open ones over the stages, a few of the agent's, the rest a colleague's. */
async function ticketed(tx: SystemTx, { account }: Company): Promise<{ funnel: string; stage: string }> {
  await tx.rows("set local statement_timeout = 0");
  await tx.rows(
    `create temp table picked on commit drop as
     select c.id as conversation, c.contact_id as contact, c.number, c.active_at as at, uuidv7() as ticket, uuidv7() as entry,
       c.number <= $2 as open, case when c.number <= $3 then m[1] else m[2] end as member, s.id as stage, s.funnel_id as funnel
     from conversations c
     cross join (select array_agg(id order by created_at, id) as m from members where account_id = $1 and role = 'agent') m
     join (select id, funnel_id, position from stages where account_id = $1
       and funnel_id = (select id from funnels where account_id = $1 order by position limit 1)) s on s.position = c.number % 4
     where c.account_id = $1`,
    [account, flags.open, flags.own],
  );
  await tx.rows(
    `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, owner_id, source, untouched,
       next_step, state, resolution, value, currency, created_at, stage_entered_at, archived_at, entry_id, changed_at)
     select $1, ticket, number, contact, funnel, stage, 'Cotización de ' || number, '', member, 'inbound', false, '',
       case when open then 'open' else 'archived' end, 'none', case when number % 2 = 0 then number end, case when number % 2 = 0 then 'CLP' end,
       at, at - number % 90 * interval '1 h', case when not open then at end, entry, at from picked`,
    [account],
  );
  await tx.rows(
    `update conversations c set owner_id = p.member, ticket_id = p.ticket, link_state = 'confirmed', link_by = 'system', linked_at = p.at,
       state = case when p.open then 'active' else 'closed' end, ended_at = case when not p.open then p.at end,
       waiting_since = case when p.number % 3 = 0 then c.waiting_since end
     from picked p where c.account_id = $1 and c.id = p.conversation`,
    [account],
  );
  const [row] = await tx.rows<{ funnel: string; stage: string }>("select funnel, stage from picked limit 1");
  if (!row) throw new Error("nothing was filled");
  return row;
}

/** Milliseconds of one request after the other; the first ones warm up. `count` is how many tickets the board has to hold. */
async function boards(url: string, key: string, path: string, count?: number) {
  const times: number[] = [];
  let bytes = 0;
  for (let round = -flags.warm; round < flags.rounds; round++) {
    const begun = performance.now();
    const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
    const text = await answer.text();
    if (round >= 0) times.push(performance.now() - begun);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    bytes = text.length;
    if (round === 0 && count !== undefined) {
      const { columns } = JSON.parse(text) as { columns: { count: number }[] };
      const held = columns.reduce((sum, column) => sum + column.count, 0);
      if (held !== count) throw new Error(`the board holds ${held} tickets, not ${count}`);
    }
  }
  return { ...quantiles(times), bytes };
}

async function bareCount({ pool }: Database, account: string, funnel: string) {
  const times: number[] = [];
  const text =
    "select stage_id, count(*), sum(value) from tickets where account_id = $1 and funnel_id = $2 and state = 'open' group by 1";
  const client = await pool.connect();
  try {
    await client.query("set role relevo_system");
    for (let round = -flags.warm; round < flags.rounds; round++) {
      const begun = performance.now();
      await client.query({ name: "bare", text, values: [account, funnel] });
      if (round >= 0) times.push(performance.now() - begun);
    }
  } finally {
    client.release(true);
  }
  return quantiles(times);
}

function quantiles(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}
