import { createConnection } from "@relevo/contract/connections.ts";
import { listConversations } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { expect, inject, onTestFinished, test } from "vitest";
import { textMessage } from "../emulators/graph/builders.ts";
import { type Graph, startGraph } from "../emulators/graph/graph.ts";
import { temporaryFolder } from "../platform/fixtures/embedded-folder.ts";
import { client } from "../support/desk.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { run, up } from "./program.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const token = "a token of a Graph API that is none";
const line = { waba: "900100", numberId: "800100", displayNumber: "56955551234" };

/** The real program on a database of its own, with an administrator's key and a WhatsApp number. */
async function program() {
  const graph: Graph = await startGraph({ appSecret, token });
  const database = await cloneDatabase(inject("admin"), inject("template"));
  const { folder, remove } = await temporaryFolder();
  const env = { RELEVO_DATA: folder, DATABASE_URL: database.url, RELEVO_GRAPH_URL: graph.url };
  onTestFinished(async () => {
    await graph.stop();
    await database.drop();
    await remove();
  });
  const setup = await run(
    [
      "setup",
      "--company",
      "C",
      "--country",
      "CL",
      "--time-zone",
      "America/Santiago",
      "--name",
      "Clara",
      "--mail",
      "c@c.cl",
    ],
    { ...env, RELEVO_PASSWORD: "una clave bien larga" },
  );
  const key = /rk_[\w-]+/.exec(setup.out)?.[0] ?? "";
  const first = await up(env);
  const made = await client(first.url, key).call(createConnection, {
    body: {
      channel: "whatsapp",
      name: "W",
      whatsapp: { numberId: line.numberId, businessId: line.waba },
      token,
      appSecret,
    },
  });
  const path = made.channel === "whatsapp" ? new URL(made.webhook.url).pathname : "";
  return { graph, env, first, key, path };
}

test("killed again and again while webhooks are acknowledged: each is received once, none is lost", async () => {
  const { graph, env, first, key, path } = await program();
  let desk = first;
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const sent = Array.from({ length: 40 }, (_, i) => `ronda ${round} mensaje ${i}`);
    const answers = sent.map(async (text, i) => {
      const who = { name: `P${i}`, phone: `5697000${String(i).padStart(4, "0")}` };
      const answer = await graph
        .deliver(desk.url + path, [textMessage(who, text, { id: `wamid.${round}.${i}` })], { to: line })
        .catch(() => null);
      if (answer?.status === 200) acknowledged.push(text);
      // As soon as some are acknowledged, and others are not: no time to process.
      if (acknowledged.length === round * 40 + 10) desk.signal("SIGKILL");
    });
    await Promise.all(answers);
    desk.signal("SIGKILL");
    await desk.ended;
    desk = await up(env);
    // What was not acknowledged the channel sends again; what was, it sometimes does, too.
    for (const [i, text] of sent.entries()) {
      const who = { name: `P${i}`, phone: `5697000${String(i).padStart(4, "0")}` };
      const again = await graph.deliver(
        desk.url + path,
        [textMessage(who, text, { id: `wamid.${round}.${i}` })],
        { to: line },
      );
      expect(again.status).toBe(200);
      acknowledged.push(text);
    }
  }
  const admin = client(desk.url, key);
  const texts = async () => {
    const { items } = await admin.call(listConversations, { query: { tab: "all", limit: 100 } });
    const threads = await Promise.all(items.map(({ id }) => admin.call(showThread, { params: { id } })));
    return threads.flatMap((thread) =>
      thread.items.flatMap((item) => (item.kind === "message" ? item.text : [])),
    );
  };
  await expect.poll(async () => (await texts()).length, { timeout: 20_000 }).toBe(120);
  expect(new Set(await texts())).toEqual(new Set(acknowledged));
  desk.signal("SIGTERM");
  await desk.ended;
}, 120_000);

test("killed between a send and its result: never sent again by itself", async () => {
  const { graph, env, first, key, path } = await program();
  await graph.deliver(first.url + path, [textMessage({ name: "D", phone: "56912345678" }, "hola")], {
    to: line,
  });
  const admin = client(first.url, key);
  const opened = async () =>
    (await admin.call(listConversations, { query: { tab: "all" } })).items[0]?.id ?? "";
  await expect.poll(opened).not.toBe("");
  const id = await opened();
  const held = graph.inject.holdNextSend();
  await admin.call(reply, { params: { id }, body: { text: "¿una vez?" } });
  await held.taken;
  first.signal("SIGKILL");
  await first.ended;
  held.release();
  const second = await up(env);
  const state = async () => {
    const { items } = await client(second.url, key).call(showThread, { params: { id } });
    return items.flatMap((item) => (item.kind === "message" && item.direction === "out" ? item.state : []));
  };
  expect(await state()).toEqual(["sending"]);
  // Its lane goes on only when the time of that send is up; nothing else leaves, and nothing twice.
  await client(second.url, key).call(reply, { params: { id }, body: { text: "otra" } });
  await expect.poll(state).toEqual(["sending", "pending"]);
  expect(graph.state.messages).toHaveLength(1);
  second.signal("SIGTERM");
  await second.ended;
}, 60_000);
