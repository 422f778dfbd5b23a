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
