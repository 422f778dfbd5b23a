import { afterAll, beforeAll, expect, test } from "vitest";
import { type Receive, receiveWorker } from "../../src/channels/inbound/receive-worker.ts";
import { whatsappReader } from "../../src/channels/whatsapp/reader.ts";
import { splitWebhook } from "../../src/channels/whatsapp/split.rules.ts";
import { inAccount } from "../../src/platform/db.ts";
import { openLog } from "../../src/platform/log.ts";
import { textMessage, webhook } from "../emulators/graph/builders.ts";
import { type Cast, cast } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";
import { connectWhatsapp, diego, elena, testGraph, type WhatsappLine } from "../support/whatsapp.ts";

let desk: TestDesk;
let people: Cast;
let line: WhatsappLine;
beforeAll(async () => {
  // Its own loops receive nothing: only the workers of this test do.
  desk = await openTestDesk({}, ["--role", "web"]);
  people = await cast(desk);
  line = await connectWhatsapp(desk, await testGraph(), people.account);
});
afterAll(async () => {
  await desk.stop();
  await line.graph.stop();
});

async function twoItems(): Promise<void> {
  const updates = [textMessage(diego, "uno"), textMessage(elena, "dos")];
  const { fragments } = splitWebhook(Buffer.from(JSON.stringify(webhook(updates, line.line))), new Date());
  await inAccount(desk.db, people.account, async (tx) => {
    for (const { externalId, body } of fragments)
      await tx.rows(
        `with item as (
           insert into inbound_items (request_id, account_id, connection_id, channel, external_id, body, received_at, parked)
           values (0, $1, $2, 'whatsapp', $3, $4, $5, false) returning id)
         insert into inbound_queue (account_id, connection_id, item_id) select $1, $2, id from item`,
        [tx.account, line.connection, externalId, JSON.stringify(body), tx.at],
      );
  });
}
const states = async () => {
  const rows = await rowsOf<{ state: string }>(
    desk,
    people.account,
    `select case when q.item_id is not null then 'pending' when i.parked then 'parked' else 'done' end as state
     from inbound_items i left join inbound_queue q on q.item_id = i.id order by i.id desc limit 2`,
  );
  return rows.map(({ state }) => state).reverse();
};
function runOver(receive: Receive): Promise<unknown> {
  return receiveWorker(desk.db, openLog("silent"), [whatsappReader], receive)
    .run()
    .catch((error: unknown) => error);
}

test("the database's own trouble parks nothing, the item's own fault parks it alone", async () => {
  await twoItems();
  const timeout = Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014" });
  const failed = await runOver(async () => {
    throw timeout;
  });
  expect(failed).toBe(timeout);
  expect(await states()).toEqual(["pending", "pending"]);
  await runOver(async (_tx, _connection, arrived) => {
    if (arrived.some(({ item }) => item.kind === "message" && item.content.text === "uno"))
      throw new Error("cannot read it");
    return [];
  });
  expect(await states()).toEqual(["parked", "done"]);
});

test("whom somebody has in hand is waited for after eight looks, also where another process receives now and then", async () => {
  await twoItems();
  const asked: boolean[] = [];
  const worker = receiveWorker(
    desk.db,
    openLog("silent"),
    [whatsappReader],
    async (_tx, _connection, arrived, waits) => {
      asked.push(waits);
      return waits ? [] : arrived;
    },
  );
  for (let look = 1; !asked.includes(true) && look < 30; look++) {
    await worker.run();
    expect(await states()).toEqual(asked.at(-1) ? ["done", "done"] : ["pending", "pending"]);
    if (look % 3 > 0) continue;
    await inAccount(desk.db, people.account, async (tx) => {
      await tx.rows("select from connections where id = $1 for no key update", [line.connection]);
      await worker.run();
    });
  }
  expect(asked).toEqual([...Array(8).fill(false), true]);
});
