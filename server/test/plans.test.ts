import { hygieneViews } from "@relevo/contract/conversations.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attendNext } from "../src/assignment/attend.ts";
import { distributeKind } from "../src/assignment/distribute.ts";
import { watch } from "../src/assignment/watch.ts";
import { auditPage } from "../src/audit/list.ts";
import { resolveContacts } from "../src/contacts/resolve.ts";
import { showContact } from "../src/contacts/show.ts";
import { countOpen } from "../src/conversations/counts.ts";
import { listPage } from "../src/conversations/list.ts";
import { receiveFacts } from "../src/conversations/receive/facts.ts";
import { threadPage } from "../src/conversations/thread.ts";
import type { Caller } from "../src/platform/caller.ts";
import { inAccount, type Tx } from "../src/platform/db.ts";
import { eventsAfter } from "../src/platform/realtime.ts";
import { type Cast, cast } from "./support/cast.ts";
import { openTestDesk, type TestDesk } from "./support/desk.ts";
import { scansOf } from "./support/plans.ts";
import { rowsOf } from "./support/rows.ts";

/** Rows of each large table: enough that a scan costs, few enough that filling takes a second. */
const many = 20_000;
let desk: TestDesk;
let people: Cast;
let agent: Caller;
let admin: Caller;
let some: { id: string; contact: string; connection: string };

beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  await fill();
  const serves = Object.values(people.inboxes).map((inbox) => ({ inbox, visibility: "queue" as const }));
  const common = {
    account: people.account,
    name: "",
    credential: "",
    session: null,
    groups: [],
    funnels: [],
    serves,
  };
  agent = { ...common, member: people.ana.id, role: "agent" };
  admin = { ...common, member: people.clara.id, role: "admin" };
  const [row] = await rowsOf<typeof some>(
    desk,
    people.account,
    "select id, contact_id as contact, connection_id as connection from conversations order by number limit 1",
  );
  if (!row) throw new Error("nothing filled");
  some = row;
});
afterAll(() => desk.stop());

async function fill(): Promise<void> {
  const { account, inboxes, ana } = people;
  const id = (salt: string) => `(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-${salt}00000000')::uuid`;
  const connection = "00000000-0000-7000-8000-00000000c0c0";
  await rowsOf(
    desk,
    account,
    `insert into connections (account_id, id, channel, name, active, settings, key, created_at) values ($1, $2, 'webchat', 'Web', true, '{}', 'k', $3)`,
    [account, connection, new Date()],
  );
  const statements = [
    `insert into contacts (account_id, id, name, created_at) select $1, ${id("aaaa")}, 'C' || n, $2::timestamptz from generate_series(1, ${many}) n`,
    `insert into identities (account_id, kind, value, contact_id, created_at) select $1, 'phone', '+' || n, ${id("aaaa")}, $2::timestamptz from generate_series(1, ${many}) n`,
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, owner_id, source, opened_at, queued_at, active_at, unread, waiting_since)
       select $1, ${id("bbbb")}, n, ${id("aaaa")}, '${connection}', (array['${inboxes.global}', '${inboxes.sales}']::uuid[])[1 + n % 2],
         case when n % 3 = 0 then 'active' else 'queued' end, case when n % 3 = 0 then '${ana.id}'::uuid end, 'contact',
         $2::timestamptz - n * interval '1 s', $2::timestamptz - n * interval '1 s', $2::timestamptz - n * interval '1 s', 0,
         case when n % 5 = 0 then $2::timestamptz - n * interval '1 s' end from generate_series(1, ${many}) n`,
    `insert into open_sessions (account_id, contact_id, connection_id, conversation_id) select $1, ${id("aaaa")}, '${connection}', ${id("bbbb")}
       from generate_series(1, ${many}) n where $2::timestamptz is not null`,
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, state, external_id, forwarded, at, attempts)
       select $1, ${id("cccc")}, ${id("bbbb")}, ${id("aaaa")}, '${connection}', 'in', 'contact', 'text', 'hola', 'received', 'x' || n, false, $2::timestamptz, 0 from generate_series(1, ${many}) n`,
    `insert into events (account_id, id, name, at, actor_kind, depth, conversation_id, data)
       select $1, nextval('events_id'), 'conversation.opened', $2::timestamptz, 'system', 0, ${id("bbbb")}, '{}' from generate_series(1, ${many}) n`,
  ];
  for (const statement of statements) await rowsOf(desk, account, statement, [account, new Date()]);
  for (const table of ["contacts", "identities", "conversations", "open_sessions", "messages", "events"])
    await desk.db.pool.query(`analyze ${table}`);
}

const large = new Set([
  "contacts",
  "identities",
  "conversations",
  "open_sessions",
  "messages",
  "events",
  "files",
  "inbound_items",
]);
const scans = (work: (tx: Tx) => Promise<unknown>) => scansOf(desk, people.account, large, work);

describe("no hot query scans a large table, as the app's role", () => {
  test("and a scan would be seen", async () => {
    expect(
      await scans((tx) => tx.rows("select id from messages where text = 'hola, ¿qué tal?'")),
    ).toHaveLength(1);
  });

  const page = { tab: "all", limit: 50 } as const;
  const deep = Buffer.from(
    JSON.stringify([new Date(Date.now() - many * 500).toISOString(), "00000000-0000-7000-8000-000000000000"]),
  ).toString("base64url");

  test.each(["mine", "queue", "waiting"] as const)("the list: %s, first and deep page", async (tab) => {
    expect(await scans((tx) => listPage(tx, agent, { ...page, tab }))).toEqual([]);
    expect(await scans((tx) => listPage(tx, agent, { ...page, tab, cursor: deep }))).toEqual([]);
  });
  test("the list: everything, and one inbox, for who sees all", async () => {
    expect(await scans((tx) => listPage(tx, admin, page))).toEqual([]);
    expect(await scans((tx) => listPage(tx, admin, { ...page, cursor: deep }))).toEqual([]);
    expect(await scans((tx) => listPage(tx, admin, { ...page, inboxId: people.inboxes.sales }))).toEqual([]);
  });
  test.each(hygieneViews)("the hygiene view %s, first and deep page, whoever looks", async (view) => {
    // Duplicates are found among the account's open sessions, which do not grow with its history.
    const whole = view === "duplicates" ? /^open_sessions/ : /^$/;
    for (const viewer of [admin, agent])
      for (const cursor of [undefined, deep]) {
        const found = await scans((tx) => listPage(tx, viewer, { ...page, view, cursor }));
        expect(found.filter((one) => !whole.test(one))).toEqual([]);
      }
  });
  test("the audit: everything, a rare name, a person's, a contact's", async () => {
    const ask = { limit: 50 };
    for (const wanted of [
      {},
      { name: "policy.changed" as const },
      { area: "calendar" },
      { actorId: people.ana.id },
      { contactId: some.contact },
      { conversationId: some.id },
    ])
      expect(await scans((tx) => auditPage(tx, { ...ask, ...wanted })), JSON.stringify(wanted)).toEqual([]);
  });
  test("a thread", async () => {
    const query = { limit: 50, direction: "before" } as const;
    expect(
      await scans((tx) => threadPage(tx, agent, { params: { id: ownedId() }, query, body: undefined })),
    ).toEqual([]);
  });
  test("the counts stop at their cap", async () => {
    const counts = await inAccount(desk.db, people.account, (tx) => countOpen(tx, admin));
    expect(counts.tabs.all).toBe(999);
  });
  test("a contact", async () => {
    expect(await scans((tx) => showContact(tx, admin, some.contact))).toEqual([]);
  });
  test("what receiving asks", async () => {
    const connection = { id: some.connection, channel: "webchat", inbox_id: null } as const;
    const known = {
      identities: [{ kind: "phone" as const, value: "+17" }],
      name: "C17",
      username: null,
      mail: null,
    };
    const item = {
      kind: "status",
      at: new Date(),
      target: "x17",
      ref: some.id,
      status: "read",
      recipient: known,
      error: null,
    } as const;
    expect(await scans((tx) => resolveContacts(tx, some.connection, [known]))).toEqual([]);
    expect(
      await scans((tx) =>
        receiveFacts(tx, connection, [{ itemId: 1, item, replay: false }], [some.contact], new Map()),
      ),
    ).toEqual([]);
  });
  test("handing out a queue, and what waits in it", async () => {
    const { global, sales } = people.inboxes;
    await rowsOf(
      desk,
      people.account,
      `update inbox_policies set policy = policy || '{"distribution": "least_open", "onlineOnly": false, "capacity": null}' where inbox_id = $1`,
      [global],
    );
    const due = { key: global, dueAt: new Date(), contact: null, data: {}, attempts: 0 };
    expect(await scans((tx) => distributeKind.fire(tx, [due]))).toEqual([]);
    const ids = await rowsOf<{ id: string }>(desk, people.account, "select id from conversations limit 200");
    expect(await scans((tx) => watch(tx, new Map(ids.map(({ id }) => [id, new Date(0)]))))).toEqual([]);
    expect(await scans((tx) => attendNext(tx, agent, sales))).toEqual([]);
  });
  test("the log from a cursor", async () => {
    expect(await scans((tx) => eventsAfter(tx, 10, 500))).toEqual([]);
  });

  /** Ana owns every third. */
  const ownedId = () => "00000003-0000-7000-8000-bbbb00000000";
});
