import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { distributeKind } from "../../../src/assignment/distribute.ts";
import type { Tx } from "../../../src/platform/db.ts";
import type { LoggedEvent } from "../../../src/platform/realtime.ts";
import { advanceRuns } from "../../../src/workflows/advance.ts";
import { beginRuns } from "../../../src/workflows/begin.ts";
import { runFacts } from "../../../src/workflows/facts/facts.ts";
import { followConversation, followTickets } from "../../../src/workflows/follow.ts";
import { poolOf } from "../../../src/workflows/pool.ts";
import { workflowsReaction } from "../../../src/workflows/reaction.ts";
import { startRuns } from "../../../src/workflows/start.ts";
import { type Cast, cast } from "../../support/cast.ts";
import { openTestDesk, type TestDesk } from "../../support/desk.ts";
import { scansOf } from "../../support/plans.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, published } from "../scene.ts";
import { hold } from "./scene.ts";

/** Conversations with a run each, one in ten under way: enough that a scan costs. */
const many = 20_000;
const large = new Set(["contacts", "conversations", "messages", "events", "runs", "run_steps", "deadlines"]);
let desk: TestDesk;
let people: Cast;
let workflow: string;
const scans = (work: (tx: Tx) => Promise<unknown>) => scansOf(desk, people.account, large, work);

beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  const trigger = { kind: "conversation_opened" } as const;
  workflow = (await published(people.clara.client, definition([hold("espera", 15)], { trigger }))).id;
  await fill();
}, 60_000);
afterAll(() => desk.stop());

const some = () =>
  rowsOf<{ id: string; contact: string; conversation: string }>(
    desk,
    people.account,
    "select id, contact_id as contact, conversation_id as conversation from runs where state = 'waiting' and conversation_id is not null order by id limit 200",
  );

describe("no query of the engine scans a large table", () => {
  test("facts, people, and taking runs further", async () => {
    const runs = await some();
    const places = runs.map((run, i) => ({
      ...{ ...run, ticket: null, named: [people.ana.id] },
      wakes: i % 2 ? ("contact" as const) : ("member" as const),
      heard: { contact: null, member: null },
      waited: { from: new Date(), owner: null },
    }));
    expect(await scans((tx) => runFacts(tx, places))).toEqual([]);
    const pool = { inboxes: [people.inboxes.global], groups: [], members: [people.ana.id], loads: true };
    expect(await scans((tx) => poolOf(tx, pool))).toEqual([]);
    const ids = runs.slice(0, 20).map(({ id }) => id);
    expect(await scans((tx) => advanceRuns(tx, ids))).toEqual([]);
  });

  test("starts, and what is asked before one", async () => {
    const [run] = (await some()).slice(-1);
    const start = { workflow, contact: run?.contact ?? "", conversation: null, ticket: null };
    const begin = { ...start, variables: {}, cause: null, depth: 0, parent: null };
    expect(await scans((tx) => beginRuns(tx, [begin]))).toEqual([]);
    const data = { workflow, event: 1, conversation: run?.conversation ?? null, ticket: null, trigger: {} };
    const due = { key: "k", dueAt: new Date(), contact: run?.contact ?? null, data, attempts: 0 };
    expect(await scans((tx) => startRuns(tx, [due]))).toEqual([]);
  });

  test("what wakes runs, and what they follow", async () => {
    const runs = (await some()).slice(0, 50);
    const events = [
      "message.received",
      "message.written",
      "conversation.closed",
      "conversation.opened",
    ].flatMap((name) =>
      runs.map(
        ({ contact, conversation }, i): LoggedEvent => ({
          ...{ id: i + 1, name, at: new Date(), actor_kind: "workflow", actor_id: runs[i]?.id ?? null },
          ...{ contact_id: contact, conversation_id: conversation, ticket_id: null, depth: 0, data: {} },
        }),
      ),
    );
    expect(await scans((tx) => workflowsReaction.react(tx, events))).toEqual([]);
    const by = { account: people.account, rule: "merge" };
    const [one, two] = runs.map(({ conversation }) => conversation);
    expect(await scans((tx) => followConversation(tx, by, one ?? "", two ?? ""))).toEqual([]);
    expect(await scans((tx) => followTickets(tx, [{ ticket: workflow, into: workflow }]))).toEqual([]);
  });

  test("distribution, which waits for them", async () => {
    const { global } = people.inboxes;
    await rowsOf(
      desk,
      people.account,
      `update inbox_policies set policy = policy || '{"distribution": "round_robin", "onlineOnly": false, "capacity": null}' where inbox_id = $1`,
      [global],
    );
    const due = { key: global, dueAt: new Date(), contact: null, data: {}, attempts: 0 };
    expect(await scans((tx) => distributeKind.fire(tx, [due]))).toEqual([]);
  });
});

async function fill(): Promise<void> {
  const { account, inboxes, ana } = people;
  const id = (kind: string) => `('${kind}0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  const [line] = await rowsOf<{ id: string }>(
    desk,
    account,
    `insert into connections (account_id, id, channel, name, active, settings, key, created_at)
     values ($1, '99990000-0000-7000-8000-000000000000', 'webchat', 'Web', true, '{}', 'k', $2) returning id`,
    [account, new Date()],
  );
  const each = `from generate_series(1, ${many}) n where $1::uuid is not null and $2::timestamptz is not null`;
  for (const sql of [
    `insert into contacts (account_id, id, name, created_at) select $1, ${id("aaaa")}, 'C' || n, $2 ${each}`,
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, owner_id, source, opened_at, queued_at, active_at, unread)
     select $1, ${id("bbbb")}, n, ${id("aaaa")}, '${line?.id}', '${inboxes.global}', case when n % 3 = 0 then 'active' else 'queued' end,
       case when n % 3 = 0 then '${ana.id}'::uuid end, 'contact', $2, $2::timestamptz + n * interval '1 s', $2, 0 ${each}`,
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, state, external_id, forwarded, at, attempts)
     select $1, ${id("cccc")}, ${id("bbbb")}, ${id("aaaa")}, '${line?.id}', 'in', 'contact', 'text', 'hola', 'received', 'x' || n, false, $2, 0 ${each}`,
    `insert into events (account_id, id, name, at, actor_kind, depth, contact_id, conversation_id, data)
     select $1, nextval('events_id'), 'conversation.opened', $2, 'system', 0, ${id("aaaa")}, ${id("bbbb")}, '{}' ${each}`,
    `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, step, n, entered_at, until, wakes, waited_from, started_at, ended_at)
     select $1, ${id("dddd")}, '${workflow}', 1, case when n % 10 = 0 then 'waiting' else 'completed' end, ${id("aaaa")}, ${id("bbbb")},
       'espera', 1, $2, $2::timestamptz + interval '1 day', case when n % 20 = 0 then 'contact' end, $2, $2, case when n % 10 > 0 then $2::timestamptz end ${each}`,
    `insert into run_steps (account_id, run_id, n, step, kind, at) select $1, ${id("dddd")}, 1, 'espera', 'wait', $2 ${each}`,
    `insert into deadlines (account_id, kind, key, due_at, contact_id)
     select $1, 'run', ${id("dddd")}::text, $2::timestamptz + interval '1 day', ${id("aaaa")} ${each} and n % 10 = 0`,
  ])
    await rowsOf(desk, account, sql, [account, new Date()]);
  for (const table of large) await desk.db.pool.query(`analyze ${table}`);
}
