import { setTimeout as wait } from "node:timers/promises";
import { createGroup } from "@relevo/contract/people.ts";
import { createTag } from "@relevo/contract/tags.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { up } from "../../cli/program.ts";
import { temporaryFolder } from "../../platform/fixtures/embedded-folder.ts";
import { cast } from "../../support/cast.ts";
import { testSecret } from "../../support/desk.ts";
import { deskOn } from "../../support/desk-on.ts";
import { cloneDatabase } from "../../support/postgres.ts";
import { connectWhatsapp, testGraph } from "../../support/whatsapp.ts";
import { definition, published } from "../scene.ts";
import { assign, branch, groupTo, hold, later, memberTo, note, open, unanswered } from "./scene.ts";

/** Conversations, and how often the desk is killed on its way. */
const [many, kills] = [40, 8];

/**
 * A desk whose runs all wait; their waits end, and their many steps are done, in whatever copy of its database is taken
 * further. Every step leaves something that would be there twice if it were done twice.
 */
async function waiting() {
  const database = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(database.drop);
  const graph = await testGraph();
  const desk = await deskOn(database.url, { RELEVO_GRAPH_URL: graph.url });
  const { clara, ana, beto, inboxes, account } = await cast(desk);
  const line = await connectWhatsapp(desk, graph, account);
  const body = { name: "Dos", memberIds: [ana.id, beto.id], inboxIds: [inboxes.global] };
  const group = await clara.client.call(createGroup, { body });
  const tag = await clara.client.call(createTag, { body: { name: "VIP", colour: "red" } });
  const task: Step = {
    ...{ id: "tarea", name: "", edges: { next: "marca" }, kind: "task", title: "Llamar", taskKind: "call" },
    ...{ owner: "assignee", dueMinutes: 6000 },
  };
  const mark: Step = {
    id: "marca",
    name: "",
    edges: { next: "dos" },
    kind: "tag",
    add: [tag.id],
    remove: [],
  };
  const again: Step = { id: "otra", name: "", edges: { next: "fin" }, kind: "jump", to: "dos", times: 2 };
  await published(
    clara.client,
    definition(
      [
        assign("primero", memberTo(ana.id), { next: "espera" }),
        hold("espera", 15, "mira"),
        branch("mira", [open, unanswered], "segundo"),
        assign("segundo", groupTo(group.id), { next: "uno" }),
        note("uno", "Sigue tú", "tarea", ["assignee"]),
        task,
        mark,
        note("dos", "Una vuelta", "otra"),
        again,
        note("fin", "Hecho"),
      ],
      { trigger: { kind: "conversation_opened" } },
    ),
  );
  const at = await desk.step(later(await desk.step(), 1));
  for (let i = 0; i < many; i++)
    await line.text({ name: `P${i}`, phone: `5697000${String(i).padStart(4, "0")}` }, "hola");
  await desk.stop();
  await graph.stop();
  return { template: new URL(database.url).pathname.slice(1), until: later(at, 16) };
}

type Env = Record<string, string>;
/** A copy of it, and what the real program needs to go on with it. */
async function copy(template: string) {
  const database = await cloneDatabase(inject("admin"), template);
  const { folder, remove } = await temporaryFolder();
  const client = new pg.Client({ connectionString: database.url, options: "-c role=relevo_system" });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await database.drop();
    await remove();
  });
  const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
  const env: Env = {
    ...{ RELEVO_DATA: folder, DATABASE_URL: database.url, RELEVO_SECRET: testSecret },
    ...{ RELEVO_TEST_CLOCK: "1", RELEVO_GRAPH_URL: "http://127.0.0.1:1" },
  };
  return {
    env,
    rows,
    done: async () =>
      Number((await rows("select count(*) as n from run_steps where ended_at is not null"))[0]?.n),
  };
}
const stepped = (url: string, to: Date) =>
  fetch(`${url}/api/v1/test-clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to: to.toISOString() }),
  }).catch(() => null);

/** All that the runs went through and left behind, in words that are the same in every copy. */
async function left(rows: (sql: string) => Promise<Record<string, unknown>[]>) {
  return {
    steps: await rows("select run_id, n, step, edge, why from run_steps order by run_id, n"),
    runs: await rows("select id, state, step, n, given from runs order by id"),
    owners: await rows("select id, owner_id, state from conversations order by id"),
    comments: await rows("select conversation_id, text, count(*) from comments group by 1, 2 order by 1, 2"),
    tasks: await rows(
      "select conversation_id, owner_id, title, count(*) from tasks group by 1, 2, 3 order by 1",
    ),
    tags: await rows("select contact_id, count(*) from contact_tags group by 1 order by 1"),
    told: await rows(
      "select actor_id, name, count(*) from events where actor_kind = 'workflow' group by 1, 2 order by 1, 2",
    ),
    looks: await rows("select key from deadlines where kind in ('run', 'run-start')"),
  };
}

test("S3-19: killed at random steps again and again, the runs go through each step once in effect", async () => {
  const { template, until } = await waiting();
  const calm = await copy(template);
  const before = await calm.done();
  const undisturbed = await up(calm.env);
  await stepped(undisturbed.url, until);
  undisturbed.signal("SIGKILL");
  await undisturbed.ended;
  const all = await calm.done();
  expect(all - before).toBe(many * 13);

  const rough = await copy(template);
  const marks = Array.from({ length: kills }, () => before + Math.random() * (all - before)).sort(
    (a, b) => a - b,
  );
  const seen: number[] = [];
  for (const mark of marks) {
    const desk = await up(rough.env);
    const stepping = stepped(desk.url, until);
    while ((await rough.done()) < mark) await wait(1);
    desk.signal("SIGKILL");
    await Promise.all([stepping, desk.ended]);
    seen.push(await rough.done());
  }
  // It was on its way when it died, more than once.
  expect(new Set(seen.filter((done) => done > before && done < all)).size).toBeGreaterThan(1);
  const last = await up(rough.env);
  await stepped(last.url, until);
  last.signal("SIGTERM");
  await last.ended;
  expect(await left(rough.rows)).toEqual(await left(calm.rows));
}, 180_000);

test("S3-19: stopped during the wait, it goes on once: on time when it is back before, late when it is not", async () => {
  const { template, until } = await waiting();
  for (const back of [later(until, -10), later(until, 60)]) {
    const { env, rows } = await copy(template);
    const desk = await up(env);
    await rows(`update test_clock set at = '${back.toISOString()}'`);
    await stepped(desk.url, later(back, 20));
    desk.signal("SIGTERM");
    await desk.ended;
    const [once] = await rows(
      `select count(*)::int as runs, count(distinct conversation_id)::int as conversations,
         min(extract(epoch from ended_at - started_at) / 60)::int as minutes from runs where state = 'completed'`,
    );
    expect(once).toEqual({ runs: many, conversations: many, minutes: back < until ? 15 : 76 });
    const [moved] = await rows(
      "select count(*)::int as n from events where name = 'conversation.transferred' and actor_kind = 'workflow'",
    );
    expect(moved).toEqual({ n: many });
  }
}, 120_000);
