import { ticketViews } from "@relevo/contract/board.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditPage } from "../src/audit/list.ts";
import { renderEvents } from "../src/conversations/live/render.ts";
import type { Caller } from "../src/platform/caller.ts";
import { inAccount, type Tx } from "../src/platform/db.ts";
import { eventsAfter } from "../src/platform/realtime.ts";
import { listPage as listTasks } from "../src/tasks/list.ts";
import { showFunnelBoard } from "../src/tickets/board/board.ts";
import { columnPage } from "../src/tickets/board/column.ts";
import { countMine } from "../src/tickets/board/counts.ts";
import { hygieneOf } from "../src/tickets/board/hygiene.ts";
import { showHistoryOf } from "../src/tickets/history.ts";
import { searchPage } from "../src/tickets/search.ts";
import { showDetail } from "../src/tickets/show.ts";
import { ticketThread } from "../src/tickets/thread.ts";
import { type Cast, cast } from "./support/cast.ts";
import { openTestDesk, type TestDesk } from "./support/desk.ts";
import { scansOf } from "./support/plans.ts";
import { rowsOf } from "./support/rows.ts";

/** Tickets, one in ten open: enough that a scan costs, few enough that filling takes seconds. */
const many = 20_000;
let desk: TestDesk;
let people: Cast;
let viewers: Caller[];
let at: { funnel: string; stage: string; open: string; archived: string };

beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  await fill();
  const [row] = await rowsOf<typeof at>(
    desk,
    people.account,
    `select o.funnel_id as funnel, o.stage_id as stage, o.id as open, (select id from tickets where state = 'archived' limit 1) as archived
     from tickets o where o.state = 'open' and o.owner_id = $1 limit 1`,
    [people.ana.id],
  );
  if (!row) throw new Error("nothing filled");
  at = row;
  const funnels = await rowsOf<{ id: string }>(desk, people.account, "select id from funnels");
  const common = {
    account: people.account,
    name: "",
    credential: "",
    session: null,
    groups: [],
    serves: Object.values(people.inboxes).map((inbox) => ({ inbox, visibility: "queue" as const })),
    funnels: funnels.map(({ id }) => ({ funnel: id, sees: "queue" as const, history: "shared" as const })),
  };
  viewers = [
    { ...common, member: people.clara.id, role: "admin" },
    { ...common, member: people.bruno.id, role: "supervisor" },
    { ...common, member: people.ana.id, role: "agent" },
  ];
});
afterAll(() => desk.stop());

async function fill(): Promise<void> {
  const { account, inboxes, ana } = people;
  const id = (salt: string) => `(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-${salt}00000000')::uuid`;
  const connection = "00000000-0000-7000-8000-00000000c0c0";
  const of = `from generate_series(1, ${many}) n, (select now() as at) x`;
  const before = "x.at - n * interval '1 min'";
  const owner = `case when n % 100 = 0 then '${ana.id}'::uuid end`;
  for (const statement of [
    `insert into connections (account_id, id, channel, name, active, settings, key, created_at) select '${account}', '${connection}', 'webchat', 'Web', true, '{}', 'k', now()`,
    `insert into contacts (account_id, id, name, phone, created_at) select '${account}', ${id("aaaa")}, 'C' || n, '+' || n, x.at ${of}`,
    `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, owner_id, source, untouched, next_step,
       state, resolution, created_at, stage_entered_at, archived_at, entry_id, changed_at)
     select '${account}', ${id("dddd")}, n, ${id("aaaa")}, s.funnel_id, s.id, 'Ticket ' || n, '', ${owner}, 'inbound', false, '',
       case when n % 10 = 0 then 'open' else 'archived' end, 'none', ${before}, ${before}, case when n % 10 > 0 then x.at end, ${id("eeee")}, ${before}
     ${of}, stages s where s.position = n / 10 % 4 and s.funnel_id = (select id from funnels where position = 0)`,
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, owner_id, source, opened_at, queued_at, active_at,
       unread, waiting_since, ended_at, ticket_id, link_state, link_by, linked_at)
     select '${account}', ${id("bbbb")}, n, ${id("aaaa")}, '${connection}', (array['${inboxes.global}', '${inboxes.sales}']::uuid[])[1 + n % 2],
       case when n % 10 > 0 then 'closed' when n % 100 = 0 then 'active' else 'queued' end, ${owner}, 'contact', ${before}, ${before}, ${before}, 0,
       case when n % 20 = 0 then ${before} end, case when n % 10 > 0 then x.at end, ${id("dddd")}, 'confirmed', 'system', x.at ${of}`,
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, state, external_id, forwarded, at, attempts)
     select '${account}', ${id("cccc")}, ${id("bbbb")}, ${id("aaaa")}, '${connection}', 'in', 'contact', 'text', 'hola', 'received', 'x' || n, false, x.at, 0 ${of}`,
    `insert into comments (account_id, id, conversation_id, author_id, text, mention_ids, at, chips)
     select '${account}', ${id("ffff")}, ${id("bbbb")}, '${ana.id}', 'ojo', '{}', x.at, '[]' ${of}`,
    `insert into tasks (account_id, id, conversation_id, ticket_id, contact_id, kind, title, owner_id, done_at, created_by, created_at)
     select '${account}', ${id("abcd")}, ${id("bbbb")}, case when n % 2 = 0 then ${id("dddd")} end, ${id("aaaa")}, 'call', 'Llamar',
       ${owner}, case when n % 10 > 0 then x.at end, '${ana.id}', x.at ${of}`,
    `insert into events (account_id, id, name, at, actor_kind, depth, contact_id, conversation_id, ticket_id, data)
     select '${account}', nextval('events_id'), case when n % 2 = 0 then 'ticket.created' else 'message.received' end, x.at, 'system', 0, ${id("aaaa")},
       ${id("bbbb")}, case when n % 2 = 0 then ${id("dddd")} end,
       jsonb_build_object('ticket', ${id("dddd")}, 'message', ${id("cccc")}, 'source', 'inbound') ${of}`,
  ])
    await rowsOf(desk, account, statement);
  for (const table of large) await desk.db.pool.query(`analyze ${table}`);
}

const large = new Set(["contacts", "tickets", "conversations", "messages", "events", "tasks", "comments"]);
const scans = (work: (tx: Tx) => Promise<unknown>) => scansOf(desk, people.account, large, work);
const deep = Buffer.from(
  JSON.stringify([
    new Date(Date.now() - many * 30_000).toISOString(),
    "00000000-0000-7000-8000-000000000000",
  ]),
).toString("base64url");
const deepList = Buffer.from(
  JSON.stringify([
    new Date(Date.now() - many * 30_000).toISOString(),
    "200000000-0000-7000-8000-000000000000",
  ]),
).toString("base64url");

describe("no hot query over tickets scans a large table, as the app's role, whoever looks", () => {
  test("and a scan would be seen", async () => {
    expect(await scans((tx) => tx.rows("select id from tickets where subject = 'x'"))).toHaveLength(1);
  });

  const filters = [
    {},
    ...ticketViews.map((view) => ({ view })),
    { owner: "me" },
    { owner: "none", kind: "human" },
    { resolution: "won", valueFrom: 10 },
    { q: "ticket" },
    { q: "#17" },
  ] as const;
  test.each(filters)("the board, its columns and the list of open ones: %j", async (filter) => {
    for (const caller of viewers) {
      const params = { id: at.funnel };
      const board = { params, query: { limit: 30, ...filter }, body: undefined };
      expect(await scans((tx) => showFunnelBoard(tx, caller, board))).toEqual([]);
      for (const cursor of [undefined, deep]) {
        const column = { params: { id: at.stage }, query: { limit: 30, cursor, ...filter }, body: undefined };
        expect(await scans((tx) => columnPage(tx, caller, column))).toEqual([]);
      }
      for (const cursor of [undefined, deepList]) {
        const list = { limit: 50, cursor, ...filter };
        expect(await scans((tx) => searchPage(tx, caller, { ...list, open: true }))).toEqual([]);
      }
    }
  });
  test.each([
    {},
    { owner: "me" },
    { q: "ticket" },
    { contactId: "0000000a-0000-7000-8000-aaaa00000000" },
  ] as const)("the list of all there ever were: %j", async (filter) => {
    for (const caller of viewers)
      for (const cursor of [undefined, deepList]) {
        const list = { limit: 50, cursor, ...filter };
        expect(await scans((tx) => searchPage(tx, caller, list))).toEqual([]);
        expect(
          await scans((tx) => searchPage(tx, caller, { ...list, open: false, funnelId: at.funnel })),
        ).toEqual([]);
      }
  });
  test("the counts and the hygiene of a funnel", async () => {
    for (const caller of viewers) {
      expect(await scans((tx) => countMine(tx, caller))).toEqual([]);
      expect(await scans((tx) => hygieneOf(tx, caller, at.funnel))).toEqual([]);
    }
  });
  test("a ticket, its history and its thread, open and archived", async () => {
    for (const caller of viewers)
      for (const id of [at.open, at.archived].slice(0, caller.role === "agent" ? 1 : 2)) {
        const page = { params: { id }, query: { limit: 50 }, body: undefined };
        expect(await scans((tx) => showDetail(tx, caller, id))).toEqual([]);
        expect(await scans((tx) => showHistoryOf(tx, caller, page))).toEqual([]);
        expect(await scans((tx) => ticketThread(tx, caller, page))).toEqual([]);
      }
  });
  test("tasks, and the audit", async () => {
    for (const caller of viewers)
      for (const query of [{ mine: true }, { mine: false, ticketId: at.open }])
        expect(await scans((tx) => listTasks(tx, caller, { limit: 50, done: false, ...query }))).toEqual([]);
    expect(await scans((tx) => auditPage(tx, { limit: 50 }))).toEqual([]);
  });
  test("what the live hub reads of the tickets events touch", async () => {
    const events = await inAccount(desk.db, people.account, (tx) => eventsAfter(tx, 0, 20));
    expect(await scans((tx) => renderEvents(tx, events))).toEqual([]);
  });
});
