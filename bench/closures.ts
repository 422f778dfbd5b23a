import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BulkClosed } from "@relevo/contract/closing.ts";
import { asSystem, type Database, type SystemTx } from "../server/src/platform/db.ts";
import { deskSecret, makeCompany } from "./support/company.ts";
import { startDesk } from "./support/desk.ts";
import { fill } from "./support/fill.ts";
import { numberFlags } from "./support/flags.ts";
import { machine } from "./support/machine.ts";
import { startServer } from "./support/server.ts";

/**
 * An agent closes 500 answered conversations in one act, out of Global by their reason: each by the guard, each moved,
 * with its record, its events and its history added to its ticket. In each round one in five lacks its answer and stays.
 */
const { numbers: flags } = numberFlags({ each: 500, rounds: 5, fill: 20_000 });
const server = await startServer();
try {
  const on = await machine(server);
  const { url: database, db } = await server.database("bench_closures");
  const company = await makeCompany(db, 0, 2);
  await fill(db, company, flags.fill);
  const { ids, reason } = await asSystem(db, (tx) => answered(tx, flags.each * flags.rounds));
  await db.pool.query("analyze");
  const dataDir = join(server.folder, "desk");
  await mkdir(dataDir);
  const desk = await startDesk({ dataDir, env: { DATABASE_URL: database, RELEVO_SECRET: deskSecret } });
  try {
    const rounds: { ms: number; closed: number; refused: number }[] = [];
    for (let round = 0; round < flags.rounds; round++) {
      const part = ids.slice(round * flags.each, (round + 1) * flags.each);
      const begun = performance.now();
      const answer = await close(desk.url, company.keys[1] ?? "", part, reason);
      const ms = Math.round(performance.now() - begun);
      rounds.push({ ms, closed: answer.closed.length, refused: answer.refused.length });
    }
    const kept = await check(db);
    const closed = rounds.reduce((sum, one) => sum + one.closed, 0);
    if (kept !== closed)
      throw new Error(`${closed} were closed, ${kept} have their record, event and history`);
    console.log(JSON.stringify({ bench: "closures", ...flags, rounds, on }));
  } finally {
    await desk.stop();
  }
} finally {
  await server.stop();
}

/** Gives the newest to the agent, with a ticket each; all but every fifth are answered. */
async function answered(tx: SystemTx, count: number): Promise<{ ids: string[]; reason: string }> {
  await tx.rows(
    `create temp table picked on commit drop as
     select c.account_id as account, c.id, c.contact_id as contact, c.connection_id as connection, c.number, c.active_at as at,
       uuidv7() as ticket, uuidv7() as message, m.id as member, s.id as stage, s.funnel_id as funnel
     from (select * from conversations order by number desc limit $1) c
     join lateral (select id from members where account_id = c.account_id and role = 'agent' limit 1) m on true
     join lateral (select id, funnel_id from stages where account_id = c.account_id order by position limit 1) s on true`,
    [count],
  );
  await tx.rows(
    `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, owner_id, source, untouched,
       next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
     select account, ticket, number, contact, funnel, stage, '', '', member, 'inbound', true, '', 'open', 'none', at, at, uuidv7(), at from picked`,
  );
  await tx.rows(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type, text,
       state, forwarded, at, attempts)
     select account, message, id, contact, connection, 'out', 'member', member, 'text', 'va la respuesta', 'sent', false,
       at + interval '1 min', 0 from picked where number % 5 > 0`,
  );
  const rows = await tx.rows<{ id: string }>(
    `update conversations c set state = 'active', owner_id = p.member, ticket_id = p.ticket, link_state = 'confirmed',
       link_by = 'system', linked_at = p.at, waiting_since = case when p.number % 5 = 0 then c.waiting_since end from picked p where c.account_id = p.account and c.id = p.id returning c.id`,
  );
  const [reason] = await tx.rows<{ id: string }>(
    "select r.id from reasons r join inboxes i on i.account_id = r.account_id and i.id = r.inbox_id order by i.position limit 1",
  );
  return { ids: rows.map(({ id }) => id), reason: reason?.id ?? "" };
}

async function close(url: string, key: string, ids: readonly string[], reason: string): Promise<BulkClosed> {
  const response = await fetch(`${url}/api/v1/closures`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ ids, request: { outcome: "resolved", reasonId: reason } }),
  });
  if (!response.ok) throw new Error(`the close answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as BulkClosed;
}

/** Closed ones with one record, one event, and their history in their ticket once. */
async function check(db: Database): Promise<number> {
  const [row] = await asSystem(db, (tx) =>
    tx.rows<{ n: number }>(
      `select count(*)::int as n from conversations c where c.state = 'closed'
         and 1 = (select count(*) from closures k where k.account_id = c.account_id and k.conversation_id = c.id and k.evidence = 'replied')
         and 1 = (select count(*) from ticket_actions a where a.account_id = c.account_id and a.conversation_id = c.id)
         and 1 = (select count(*) from events e where e.account_id = c.account_id and e.conversation_id = c.id and e.name = 'conversation.closed')`,
    ),
  );
  return row?.n ?? 0;
}
