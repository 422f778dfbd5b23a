import { createGroup } from "@relevo/contract/people.ts";
import { expect, inject, onTestFinished, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { cast } from "../../support/cast.ts";
import { deskOn } from "../../support/desk-on.ts";
import { cloneDatabase } from "../../support/postgres.ts";
import { rowsOf } from "../../support/rows.ts";
import { connectWhatsapp, testGraph } from "../../support/whatsapp.ts";
import { definition, published } from "../scene.ts";
import { assign, branch, groupTo, hold, later, open, unanswered } from "./scene.ts";

const many = 1000;

test("a thousand runs end their wait in the same second under two desks: each goes on once, and its people share them", async () => {
  const database = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(database.drop);
  const graph = await testGraph();
  onTestFinished(() => graph.stop());
  const desk = await deskOn(database.url, { RELEVO_GRAPH_URL: graph.url });
  const people = await cast(desk);
  const line = await connectWhatsapp(desk, graph, people.account);
  await line.text({ name: "Uno", phone: "56970000000" }, "hola");
  const { clara, ana, beto, bruno, inboxes, account } = people;
  const body = {
    name: "Tres",
    memberIds: [ana, beto, bruno].map(({ id }) => id),
    inboxIds: [inboxes.global],
  };
  const group = await clara.client.call(createGroup, { body });
  const { id: workflow } = await published(
    clara.client,
    definition(
      [
        hold("espera", 15, "mira"),
        branch("mira", [open, unanswered], "dar"),
        assign("dar", groupTo(group.id)),
      ],
      { trigger: { kind: "conversation_opened" } },
    ),
  );
  const at = await desk.step(later(await desk.step(), 1));
  await waiting(desk, account, workflow, at);
  // Two desks look at the same clock, and at the same deadlines.
  const other = await deskOn(database.url, { RELEVO_GRAPH_URL: graph.url });
  await Promise.all([desk.step(later(at, 15, 1000)), other.step(later(at, 15, 1000))]);
  await Promise.all([desk.settle(), other.settle()]);
  const [counts] = await rowsOf(
    desk,
    account,
    `select count(*) filter (where state = 'completed')::int as completed, count(*)::int as runs from runs`,
  );
  expect(counts).toEqual({ completed: many, runs: many });
  const moved = await rowsOf<{ owner: string; n: number }>(
    desk,
    account,
    `select data->'to'->>'owner' as owner, count(*)::int as n from events where actor_kind = 'workflow'
       and name in ('conversation.assigned', 'conversation.transferred') group by 1 order by 2`,
  );
  expect(moved.map(({ n }) => n)).toEqual([333, 333, 334]);
  const [steps] = await rowsOf(desk, account, "select count(*)::int as n from run_steps");
  expect(steps).toEqual({ n: 3 * many });
  const [left] = await rowsOf(
    desk,
    account,
    "select count(*)::int as n from deadlines where kind in ('run', 'run-start')",
  );
  expect(left).toEqual({ n: 0 });
}, 120_000);

/** Runs that wait, as many openings would have left them. */
async function waiting(
  desk: Parameters<typeof rowsOf>[0],
  account: string,
  workflow: string,
  at: Date,
): Promise<void> {
  const rows = Array.from({ length: many }, (_, i) => ({
    ...{ contact: newId(), conversation: newId(), run: newId(), n: 10_000 + i },
    until: later(at, 15, 250 * (i % 4)),
  }));
  const given = [account, JSON.stringify(rows), at, workflow];
  const from =
    "from jsonb_to_recordset($2::jsonb) as r(contact uuid, conversation uuid, run uuid, n int, until timestamptz)";
  for (const sql of [
    `insert into contacts (account_id, id, name, created_at) select $1, contact, 'P' || n, $3 ${from}`,
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at, queued_at, active_at, unread)
     select $1, conversation, n, contact, c.connection_id, c.inbox_id, 'queued', 'contact', $3, $3, $3, 0 ${from}
     cross join (select connection_id, inbox_id from conversations limit 1) c`,
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, step, n, entered_at, until, waited_from, started_at)
     select $1, run, $4, 1, 'waiting', contact, conversation, 'espera', 1, $3, until, $3, $3 ${from}`,
    `insert into deadlines (account_id, kind, key, due_at, contact_id) select $1, 'run', run::text, until, contact ${from}`,
  ])
    await rowsOf(desk, account, sql, given.slice(0, sql.includes("$4") ? 4 : sql.includes("$3") ? 3 : 2));
}
