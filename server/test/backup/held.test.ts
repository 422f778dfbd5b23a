import { join } from "node:path";
import { type MessageItem, reply, showThread } from "@relevo/contract/messages.ts";
import { listHeld, release } from "@relevo/contract/operations.ts";
import { showMe } from "@relevo/contract/people.ts";
import { expect, onTestFinished, test } from "vitest";
import { holdAccounts } from "../../src/operations/hold.ts";
import { type Cast, cast } from "../support/cast.ts";
import { type TestDesk, testDesk } from "../support/desk.ts";
import { deskOn } from "../support/desk-on.ts";
import { eventsOf } from "../support/events.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, diego, elena, testGraph } from "../support/whatsapp.ts";
import { backUpTo, emptyDatabase, restoreInto, scratch } from "./support.ts";

const day = 24 * 60 * 60 * 1000;

/** A desk backed up while one message was on its way and another behind it, and the desk it became. */
async function restored() {
  const graph = await testGraph();
  onTestFinished(() => graph.stop());
  const before = await testDesk({ RELEVO_GRAPH_URL: graph.url });
  const people = await cast(before);
  const line = await connectWhatsapp(before, graph, people.account);
  await line.text(elena, "hola");
  await line.text(diego, "¿sigue disponible?");
  const [calm = "", busy = ""] = await conversationIds(before, people.account);
  const write = (id: string, text: string) =>
    people.ana.client.call(reply, { params: { id }, body: { text } });
  const sent = await write(calm, "enviado hace rato");
  await before.settle();
  const held = graph.inject.holdNextSend();
  const sending = await write(busy, "en camino");
  await held.taken;
  const pending = await write(busy, "en la fila");
  const folder = await scratch();
  const archive = join(folder, "desk.tar.gz");
  await backUpTo(before.db.pool.options.connectionString ?? "", archive, join(before.dataDir, "files"));
  held.release();
  await before.settle();
  const url = await emptyDatabase();
  await restoreInto(url, archive, join(folder, "files"), holdAccounts);
  const after = await deskOn(url, { RELEVO_GRAPH_URL: graph.url });
  const taken = graph.state.messages.length;
  return {
    graph,
    after,
    people,
    busy,
    sent,
    sending,
    pending,
    newlySent: () => graph.state.messages.length - taken,
  };
}

const as = (desk: TestDesk, people: Cast, who: "clara" | "ana") => desk.as(people[who].key);

test("what was pending or sending is uncertain, with its event; what was sent is as it was", async () => {
  const { after, people, busy, sent, sending, pending } = await restored();
  const states = await rowsOf<{ id: string; state: string }>(
    after,
    people.account,
    "select id, state from messages where direction = 'out' order by id",
  );
  expect(states).toEqual([
    { id: sent.id, state: "sent" },
    { id: sending.id, state: "uncertain" },
    { id: pending.id, state: "uncertain" },
  ]);
  const changes = (await eventsOf(after, people.account)).filter(
    ({ name }) => name === "message.state_changed",
  );
  expect(changes.slice(-2).map(({ data }) => data)).toEqual([
    { message: sending.id, from: "sending", to: "uncertain", code: "uncertain" },
    { message: pending.id, from: "pending", to: "uncertain", code: "uncertain" },
  ]);
  const { items } = await as(after, people, "ana").call(showThread, { params: { id: busy } });
  const out = items.filter(
    (item): item is MessageItem => item.kind === "message" && item.direction === "out",
  );
  expect(out.map(({ state }) => state)).toEqual(["uncertain", "uncertain"]);
});

test("no deadline fires and nothing leaves, however long it waits, until an administrator releases it", async () => {
  const { after, people, busy, newlySent } = await restored();
  const clara = as(after, people, "clara");
  expect((await clara.call(showMe, {})).account.held).toBe(true);
  const held = await clara.call(listHeld, {});
  expect(held).toMatchObject({ held: true, uncertain: 2 });
  expect(held.deadlines.map(({ kind }) => kind)).toContain("uncertain");
  const fresh = await as(after, people, "ana").call(reply, {
    params: { id: busy },
    body: { text: "de nuevo" },
  });
  await after.step(new Date(Date.now() + 30 * day));
  expect(newlySent()).toBe(0);
  expect(await clara.call(listHeld, {})).toMatchObject({ held: true, uncertain: 2 });

  expect(await as(after, people, "ana").refused(release, {})).toMatchObject({ code: "FORBIDDEN" });
  await clara.call(release, {});
  await after.step(new Date(Date.now() + 31 * day));
  expect(newlySent()).toBe(1);
  const rows = await rowsOf<{ id: string; state: string }>(
    after,
    people.account,
    "select id, state from messages where direction = 'out' and state <> 'uncertain' order by id",
  );
  expect(rows.map(({ id }) => id)).toContain(fresh.id);
  const left = await clara.call(listHeld, {});
  expect(left).toMatchObject({ held: false, uncertain: 2 });
  // All that was due has fired; what expired meanwhile is the desk's to finalise in a week.
  expect(left.deadlines.map(({ kind }) => kind)).toEqual(["finalise"]);
});
