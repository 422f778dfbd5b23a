import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { query } from "./fixtures/embedded-folder.ts";

/** A desk as it was before its inboxes had rules. */
async function before(): Promise<pg.Client> {
  const admin = inject("admin");
  const name = `relevo_upgrade_${process.pid}`;
  await query(admin, `drop database if exists ${name} with (force)`);
  await query(admin, `create database ${name} owner relevo`);
  const url = new URL(admin);
  [url.username, url.password, url.pathname] = ["relevo", "relevo", `/${name}`];
  const client = new pg.Client(url.href);
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await query(admin, `drop database if exists ${name} with (force)`);
  });
  await migrate(client, 4);
  return client;
}

test("a desk that was there before has rules for its inboxes, and its open sessions end as the others do", async () => {
  const client = await before();
  const [account, inbox, connection, contact, asked, ours, member] = Array.from({ length: 7 }, newId);
  const at = "2026-11-19T00:00:00Z";
  await client.query("begin; set local role relevo_system");
  await client.query(
    "insert into accounts (id, name, country, time_zone, language, created_at) values ($1, 'A', 'CL', 'America/Santiago', 'es', $2)",
    [account, at],
  );
  await client.query(
    "insert into inboxes (account_id, id, name, is_global, visibility, position, created_at) values ($1, $2, 'Global', true, 'queue', 0, $3)",
    [account, inbox, at],
  );
  await client.query(
    "insert into connections (account_id, id, channel, name, active, settings, key, created_at) values ($1, $2, 'whatsapp', 'W', true, '{}', 'k', $3)",
    [account, connection, at],
  );
  await client.query("insert into contacts (account_id, id, name, created_at) values ($1, $2, 'Diego', $3)", [
    account,
    contact,
    at,
  ]);
  for (const [number, id, inbound] of [
    [1, asked, "2026-11-20T10:00:00Z"],
    [2, ours, null],
  ])
    await client.query(
      `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at,
         queued_at, active_at, last_inbound_at, unread) values ($1, $2, $3, $4, $5, $6, 'queued', 'contact', $7, $7, $7, $8, 0)`,
      [account, id, number, contact, connection, inbox, at, inbound],
    );
  await client.query(
    `insert into members (account_id, id, user_id, name, mail, role, active, available, language, created_at)
     values ($1, $2, 'u', 'Clara', 'c@relevo.test', 'admin', true, true, 'es', $3)`,
    [account, member, at],
  );
  for (const state of ["pending", "done", "parked"])
    await client.query(
      `insert into inbound_items (request_id, account_id, connection_id, channel, external_id, body, received_at, state)
       values (1, $1, $2, 'whatsapp', $3::text, '{}', $4, $3::text)`,
      [account, connection, state, at],
    );
  await client.query("commit");
  await migrate(client);
  await client.query("begin; set local role relevo_system");
  const rules = await client.query(
    "select inbox_id, version, policy->>'visibility' as sight from inbox_policies",
  );
  expect(rules.rows).toEqual([{ inbox_id: inbox, version: 1, sight: "queue" }]);
  const due = await client.query("select key, due_at from deadlines where kind = 'expire' order by due_at");
  expect(due.rows).toEqual([
    { key: asked, due_at: new Date("2026-11-21T10:00:00Z") },
    { key: ours, due_at: new Date("2026-11-22T00:00:00Z") },
  ]);
  const funnels = await client.query(
    `select f.name, (select s.name from stages s where s.funnel_id = f.id order by s.position limit 1) as first,
       (select count(*)::int from stages s where s.funnel_id = f.id) as stages from funnels f order by f.position`,
  );
  expect(funnels.rows).toEqual([
    { name: "Ventas", first: "Nuevo", stages: 6 },
    { name: "Soporte", first: "Nuevo", stages: 6 },
  ]);
  const items = await client.query(
    `select i.external_id as was, i.parked, q.item_id is not null as queued from inbound_items i
     left join inbound_queue q on q.item_id = i.id order by i.external_id`,
  );
  expect(items.rows).toEqual([
    { was: "done", parked: false, queued: false },
    { was: "parked", parked: true, queued: false },
    { was: "pending", parked: false, queued: true },
  ]);
  const there = await client.query("select member_id, available from availability where to_at is null");
  expect(there.rows).toEqual([{ member_id: member, available: true }]);
  await client.query("rollback");
});

test("tickets that were there before stay as they are in stages that say by type what they say by name", async () => {
  const client = await before();
  const [account, contact, open, archived] = Array.from({ length: 4 }, newId);
  const at = "2026-11-19T00:00:00.000Z";
  const write = async (run: () => Promise<unknown>) => {
    await client.query("begin; set local role relevo_system");
    await run();
    await client.query("commit");
  };
  await write(async () => {
    await client.query(
      "insert into accounts (id, name, country, time_zone, language, created_at) values ($1, 'A', 'BR', 'America/Sao_Paulo', 'pt-BR', $2)",
      [account, at],
    );
    await client.query(
      "insert into contacts (account_id, id, name, created_at) values ($1, $2, 'Diego', $3)",
      [account, contact, at],
    );
  });
  await migrate(client, 7);
  await write(async () => {
    for (const [number, id, stage, over] of [
      [1, open, "Ganho", null],
      [2, archived, "Novo", "2026-11-20T00:00:00.000Z"],
    ])
      await client.query(
        `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
           next_step, state, resolution, created_at, stage_entered_at, archived_at)
         select s.account_id, $2, $3, $4, s.funnel_id, s.id, 'Mesas', '', 'user', false, '',
           case when $6::timestamptz is null then 'open' else 'archived' end, 'none', $7, $7, $6
         from stages s join funnels f on f.id = s.funnel_id where s.account_id = $1 and s.name = $5 and f.position = 0`,
        [account, id, number, contact, stage, over, at],
      );
  });
  await migrate(client);
  await client.query("begin; set local role relevo_system");
  const money = await client.query("select template, currency from funnels order by position");
  expect(money.rows).toEqual([
    { template: "sales", currency: "BRL" },
    { template: "support", currency: null },
  ]);
  const stages = await client.query<{ types: string }>(
    `select string_agg(s.name || ' ' || s.type, ', ' order by s.position) as types from stages s
     join funnels f on f.id = s.funnel_id group by f.position order by f.position`,
  );
  expect(stages.rows.map(({ types }) => types)).toEqual([
    "Novo normal, Em conversa normal, Cotado normal, Aguardando resposta normal, Ganho won, Perdido lost",
    "Novo normal, Em andamento normal, Pendente normal, Resolvido won, Encerrado closing, Cancelado lost",
  ]);
  const stays = await client.query(
    `select t.id, t.state, t.resolution, s.entered_at, s.left_at, s.stage_id = t.stage_id as there
     from tickets t join stage_stays s on s.ticket_id = t.id and s.id = t.entry_id order by t.number`,
  );
  const same = { resolution: "none", entered_at: new Date(at), there: true };
  expect(stays.rows).toEqual([
    { id: open, state: "open", left_at: null, ...same },
    { id: archived, state: "archived", left_at: new Date("2026-11-20T00:00:00.000Z"), ...same },
  ]);
  await client.query("rollback");
});
