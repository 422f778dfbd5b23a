import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "../../src/platform/db.ts";
import { listAll } from "../../src/workflows/manage/list.ts";
import { stillWorkflow } from "../../src/workflows/manage/still.ts";
import { runPage } from "../../src/workflows/monitor/list.ts";
import { standing } from "../../src/workflows/monitor/standing.ts";
import { statsOf } from "../../src/workflows/monitor/stats.ts";
import { type Cast, cast } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { scansOf } from "../support/plans.ts";
import { rowsOf } from "../support/rows.ts";
import { definition, published } from "./scene.ts";

/** Runs of five workflows, one in fifty of them still waiting and as many failed. */
const many = 20_000;
let desk: TestDesk;
let people: Cast;
const flows: string[] = [];

beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  for (let i = 0; i < 5; i++) flows.push((await published(people.clara.client, definition())).id);
  await fill();
});
afterAll(() => desk.stop());

async function fill(): Promise<void> {
  const { account, inboxes, ana, beto } = people;
  const id = (salt: string) => `(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-${salt}00000000')::uuid`;
  const connection = "00000000-0000-7000-8000-00000000c0c0";
  const of = `from generate_series(1, ${many}) n, (select now() as at) x`;
  const before = "x.at - n * interval '1 min'";
  const ended = "case when n % 50 > 0 then x.at end";
  const sight = (owner: string) =>
    `jsonb_build_object('inbox', '${inboxes.global}', 'owner', '${owner}', 'group', null, 'state', 'active')`;
  for (const statement of [
    `insert into connections (account_id, id, channel, name, active, settings, key, created_at) select '${account}', '${connection}', 'webchat', 'Web', true, '{}', 'k', now()`,
    `insert into contacts (account_id, id, name, phone, created_at) select '${account}', ${id("aaaa")}, 'C' || n, '+' || n, x.at ${of}`,
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, owner_id, source, opened_at, queued_at, active_at, unread, ended_at)
     select '${account}', ${id("bbbb")}, n, ${id("aaaa")}, '${connection}', '${inboxes.global}',
       case when n % 10 > 0 then 'closed' else 'active' end, '${beto.id}', 'contact', ${before}, ${before}, ${before}, 0, case when n % 10 > 0 then x.at end ${of}`,
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type, text, state, external_id, forwarded, at, attempts)
     select '${account}', ${id("cccc")}, ${id("bbbb")}, ${id("aaaa")}, '${connection}', 'out', 'member', '${beto.id}', 'text', 'hola', 'sent', 'x' || n, false, x.at, 0 ${of}`,
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, step, n, entered_at, started_at, ended_at)
     select '${account}', ${id("dddd")}, (array['${flows.join("','")}']::uuid[])[1 + n % 5], 1,
       case when n % 50 = 0 then 'waiting' when n % 50 = 1 then 'failed' else 'completed' end, ${id("aaaa")}, ${id("bbbb")}, 'nota', 3, ${before}, ${before}, ${ended} ${of}`,
    `insert into run_steps (account_id, run_id, n, step, kind, at, ended_at, edge) select '${account}', ${id("dddd")}, s, 'paso' || s, 'wait', ${before}, x.at, 'next'
     from generate_series(1, ${many}) n, generate_series(1, 3) s, (select now() as at) x`,
    `insert into events (account_id, id, name, at, actor_kind, actor_id, depth, contact_id, conversation_id, data)
     select '${account}', nextval('events_id'), 'conversation.assigned', ${before}, case when n % 2 = 0 then 'workflow' else 'system' end, ${id("dddd")}, 1,
       ${id("aaaa")}, ${id("bbbb")}, jsonb_build_object('from', ${sight(ana.id)}, 'to', ${sight(beto.id)}, 'how', 'workflow') ${of}`,
  ])
    await rowsOf(desk, account, statement);
  for (const table of large) await desk.db.pool.query(`analyze ${table}`);
}

const large = new Set(["contacts", "conversations", "messages", "events", "runs", "run_steps"]);
const scans = (work: (tx: Tx) => Promise<unknown>) => scansOf(desk, people.account, large, work);
const deep = Buffer.from(
  JSON.stringify([
    new Date(Date.now() - many * 30_000).toISOString(),
    "00000000-0000-7000-8000-000000000000",
  ]),
).toString("base64url");

describe("no hot query over workflows and runs scans a large table, as the app's role", () => {
  test("and a scan would be seen", async () => {
    expect(await scans((tx) => tx.rows("select id from runs where why is not null"))).toHaveLength(1);
  });

  test("the list with its figures, which are right", async () => {
    let items: Awaited<ReturnType<typeof listAll>> = [];
    expect(await scans(async (tx) => (items = await listAll(tx)))).toEqual([]);
    const active = items.reduce((sum, one) => sum + one.active, 0);
    expect(active).toBe(many / 50);
  });

  const states = ["running", "waiting", "completed", "failed", "cancelled"] as const;
  test.each([
    {},
    ...states.map((state) => ({ state })),
    { step: "paso2" },
    { step: "paso2", edge: "timeout" },
    { conversationId: "0000000a-0000-7000-8000-bbbb00000000" },
  ])("runs by the page: %j", async (filter) => {
    for (const workflowId of [undefined, flows[0]])
      for (const cursor of [undefined, deep]) {
        const query = { limit: 50, ...filter, ...(workflowId ? { workflowId } : {}), cursor };
        expect(await scans((tx) => runPage(tx, query))).toEqual([]);
      }
  });

  test("the figures of one workflow over two days, and how a run stands", async () => {
    const from = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000).toISOString();
    let stats: Awaited<ReturnType<typeof statsOf>> | undefined;
    expect(await scans(async (tx) => (stats = await statsOf(tx, flows[0] ?? "", { from })))).toEqual([]);
    expect(stats?.reassigned).toBeGreaterThan(200);
    expect(stats?.rescued).toBe(stats?.reassigned);
    expect(await scans((tx) => standing(tx, "0000000a-0000-7000-8000-dddd00000000"))).toEqual([]);
  });

  test("the runs a stop ends", async () => {
    expect(await scans((tx) => stillWorkflow(tx, flows[0] ?? ""))).toEqual([]);
  });
});
