import { createConnection, editConnection, listConnections } from "@relevo/contract/connections.ts";
import { reply } from "@relevo/contract/messages.ts";
import { expect, onTestFinished, test } from "vitest";
import { whatsappAccess } from "../../src/channels/connections/whatsapp-access.ts";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { secretsFrom } from "../../src/platform/secrets.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk, testSecret } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, diego, graphToken, testGraph } from "../support/whatsapp.ts";

const token = "EAAtokenOfTheGraph123";
const appSecret = "0123456789abcdef-app-secret";
const whatsapp = {
  channel: "whatsapp",
  name: "Ventas",
  whatsapp: { numberId: "800777", businessId: "900777", displayNumber: "+56 9 5555 1234" },
  token,
  appSecret,
} as const;

test("a web chat is connected, listed and changed; its snippet is one line", async () => {
  const desk = await testDesk();
  const { clara, account, inboxes } = await cast(desk);
  const events = await eventsDuring(desk, account, async () => {
    const made = await clara.client.call(createConnection, {
      body: { channel: "webchat", name: "Web", inboxId: inboxes.sales },
    });
    if (made.channel !== "webchat") throw new Error("another channel");
    expect(made).toMatchObject({
      inbox: { id: inboxes.sales, name: "Ventas" },
      active: true,
      paused: null,
      webchat: { greeting: "", colour: "#0f766e", origins: [], askName: false },
    });
    expect(made.snippet).toBe(
      `<script async src="${desk.url}/widget/relevo.js" data-key="${made.key}"></script>`,
    );
    expect(made.key).toMatch(/^wc_[\w-]{43}$/);
    const params = { id: made.id };
    const edited = await clara.client.call(editConnection, {
      params,
      body: {
        name: "Página",
        inboxId: null,
        active: false,
        webchat: {
          greeting: "  ¡Hola! ",
          colour: "#aa0000",
          origins: ["https://Tienda.example/", "https://tienda.example", "http://localhost:8080/x"],
          askName: true,
        },
      },
    });
    expect(edited).toMatchObject({
      id: made.id,
      name: "Página",
      inbox: null,
      active: false,
      webchat: {
        greeting: "¡Hola!",
        origins: ["https://tienda.example", "http://localhost:8080"],
        askName: true,
      },
    });
    expect(edited).toMatchObject({ snippet: expect.stringContaining('data-colour="#aa0000"') });
    expect((await clara.client.call(listConnections, {})).items).toEqual([edited]);
    // Nothing changed, nothing told.
    await clara.client.call(editConnection, { params, body: { name: "Página" } });
  });
  expect(events.map(({ name, actor, data }) => [name, actor === clara.id, data])).toEqual([
    ["connection.created", true, expect.objectContaining({ channel: "webchat" })],
    [
      "connection.changed",
      true,
      expect.objectContaining({ fields: ["name", "inbox", "active", "settings"] }),
    ],
  ]);
});

test("WhatsApp: token and app secret are sealed, and stand in no answer", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const made = await clara.client.call(createConnection, { body: whatsapp });
  if (made.channel !== "whatsapp") throw new Error("another channel");
  expect(made.webhook.url).toMatch(new RegExp(`^${desk.url}/hooks/whatsapp/wh_[\\w-]{43}$`));
  expect(made.webhook.verifiedAt).toBeNull();
  const edited = await clara.client.call(editConnection, {
    params: { id: made.id },
    body: { token: "EAAanotherToken456" },
  });
  const listed = await clara.client.call(listConnections, {});
  const answers = JSON.stringify([made, edited, listed]);
  for (const secret of [token, appSecret, "EAAanotherToken456"]) expect(answers).not.toContain(secret);

  const [row] = await rowsOf<{ all: string }>(
    desk,
    account,
    "select to_jsonb(c)::text as all from connections c where id = $1",
    [made.id],
  );
  for (const secret of [token, appSecret, made.webhook.verifyToken]) expect(row?.all).not.toContain(secret);
  const access = await inAccount(desk.db, account, (tx) =>
    whatsappAccess(tx, secretsFrom(testSecret), made.id),
  );
  expect(access).toMatchObject({
    numberId: "800777",
    token: "EAAanotherToken456",
    appSecret,
    verifyToken: made.webhook.verifyToken,
  });
});

test("the webhook of a fresh connection answers Meta's handshake, and only with its verify token", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const made = await clara.client.call(createConnection, { body: whatsapp });
  if (made.channel !== "whatsapp") throw new Error("another channel");
  const knock = (verify: string) =>
    fetch(
      `${made.webhook.url}?${new URLSearchParams({ "hub.mode": "subscribe", "hub.challenge": "4711", "hub.verify_token": verify })}`,
    );
  expect((await knock("wrong")).status).toBe(403);
  expect(await (await knock(made.webhook.verifyToken)).text()).toBe("4711");
  const [listed] = (await clara.client.call(listConnections, {})).items;
  expect(listed).toMatchObject({ webhook: { verifiedAt: expect.any(String) } });
});

test("new credentials end a pause, and what waited goes out", async () => {
  const graph = await testGraph();
  onTestFinished(() => graph.stop());
  const desk = await testDesk({ RELEVO_GRAPH_URL: graph.url });
  const { clara, account } = await cast(desk);
  const { connection: id, text } = await connectWhatsapp(desk, graph, account);
  await text(diego, "hola");
  await rowsOf(
    desk,
    account,
    "update connections set paused_code = '190', paused_at = '2026-11-01T10:00Z' where id = $1",
    [id],
  );
  const [conversation = ""] = await conversationIds(desk, account);
  const { id: message } = await clara.client.call(reply, {
    params: { id: conversation },
    body: { text: "¡Hola!" },
  });
  const state = async () => {
    await desk.settle();
    return rowsOf(desk, account, "select state from messages where id = $1", [message]);
  };
  const params = { id };
  const renamed = await clara.client.call(editConnection, { params, body: { name: "Otra" } });
  expect(renamed.paused).toEqual({ code: "190", at: "2026-11-01T10:00:00.000Z" });
  expect(await state()).toEqual([{ state: "pending" }]);
  const mended = await clara.client.call(editConnection, { params, body: { token: graphToken } });
  expect(mended.paused).toBeNull();
  expect(await state()).toEqual([{ state: "sent" }]);
});

test("secrets sealed with a key that is gone: listed all the same, and asked for anew", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { id } = await clara.client.call(createConnection, { body: whatsapp });
  await rowsOf(desk, account, "update connections set secrets = 'v1.deadbeef.AAAA.AAAA' where id = $1", [id]);
  expect((await clara.client.call(listConnections, {})).items).toMatchObject([
    { id, webhook: { verifyToken: "" } },
  ]);
  const params = { id };
  const problem = await clara.client.refused(editConnection, { params, body: { token } });
  expect(problem).toMatchObject({ status: 422, failures: [{ code: "INVALID", pointer: "/appSecret" }] });
  const healed = await clara.client.call(editConnection, { params, body: { token, appSecret } });
  expect(healed).toMatchObject({ webhook: { verifyToken: expect.stringMatching(/^vf_/) } });
});

test("a number is connected once on the whole instance", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { olga } = await otherAccount(desk);
  await clara.client.call(createConnection, { body: whatsapp });
  for (const client of [clara.client, olga.client])
    expect(await client.refused(createConnection, { body: whatsapp })).toMatchObject({
      status: 409,
      code: "NUMBER_TAKEN",
    });
  expect(await rowsOf(desk, account, "select from connections")).toHaveLength(1);
});

test("another account's connections and inboxes are not there", async () => {
  const desk = await testDesk();
  const { clara, inboxes } = await cast(desk);
  const { olga } = await otherAccount(desk);
  const { id } = await clara.client.call(createConnection, { body: { channel: "webchat", name: "Web" } });
  const edit = { params: { id }, body: { name: "Mía" } };
  expect(await olga.client.refused(editConnection, edit)).toMatchObject({ status: 404 });
  expect((await olga.client.call(listConnections, {})).items).toEqual([]);
  const ours = { channel: "webchat", name: "Web", inboxId: inboxes.sales } as const;
  expect(await olga.client.refused(createConnection, { body: ours })).toMatchObject({ status: 404 });
  const theirs = await olga.client.call(createConnection, { body: { channel: "webchat", name: "Web" } });
  const move = { params: { id: theirs.id }, body: { inboxId: inboxes.sales } };
  expect(await olga.client.refused(editConnection, move)).toMatchObject({ status: 404 });
  const nowhere = { params: { id: newId() }, body: { name: "X" } };
  expect(await clara.client.refused(editConnection, nowhere)).toMatchObject({ status: 404 });
});

test("only who may configure connects channels", async () => {
  const desk = await testDesk();
  const { bruno, ana } = await cast(desk);
  for (const { client } of [bruno, ana]) {
    expect(await client.refused(listConnections, {})).toMatchObject({ status: 403 });
    expect(
      await client.refused(createConnection, { body: { channel: "webchat", name: "Web" } }),
    ).toMatchObject({ status: 403 });
  }
});

test.each([
  ["no name", { channel: "webchat", name: " " }, "/name"],
  ["an unknown channel", { channel: "fax", name: "Fax" }, "/channel"],
  [
    "a colour that is none",
    { channel: "webchat", name: "Web", webchat: { colour: "red;}" } },
    "/webchat/colour",
  ],
  [
    "an origin that is none",
    { channel: "webchat", name: "Web", webchat: { origins: ["javascript:alert(1)"] } },
    "/webchat/origins/0",
  ],
  [
    "a number id with letters",
    { ...whatsapp, whatsapp: { ...whatsapp.whatsapp, numberId: "x1" } },
    "/whatsapp/numberId",
  ],
  ["a short token", { ...whatsapp, token: "short" }, "/token"],
])("bad input: %s", async (_what, body, pointer) => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const response = await clara.client.fetch("/api/v1/connections", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ failures: [expect.objectContaining({ pointer })] });
  expect(await rowsOf(desk, account, "select from connections")).toEqual([]);
});

test("bad input: what the channel does not have", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const web = await clara.client.call(createConnection, { body: { channel: "webchat", name: "Web" } });
  const phone = await clara.client.call(createConnection, { body: whatsapp });
  expect(
    await clara.client.refused(editConnection, { params: { id: web.id }, body: { token, appSecret } }),
  ).toMatchObject({ status: 422, failures: [{ pointer: "/token" }, { pointer: "/appSecret" }] });
  expect(
    await clara.client.refused(editConnection, { params: { id: phone.id }, body: { webchat: {} } }),
  ).toMatchObject({ status: 422, failures: [{ pointer: "/webchat" }] });
});
