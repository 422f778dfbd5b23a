import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendMessage } from "../../../src/channels/whatsapp/graph.ts";
import { answerHandshake, verifySignature } from "../../../src/channels/whatsapp/signature.ts";
import { splitWebhook } from "../../../src/channels/whatsapp/split.rules.ts";
import { line, sheena, textMessage } from "./builders.ts";
import { shuffled, withDuplicates } from "./disorder.ts";
import { metaJson } from "./escape.ts";
import { type Graph, startGraph } from "./graph.ts";
import { template } from "./templates.ts";

let graph: Graph;
let desk: Server;
let callback: string;
const arrived: Buffer[] = [];
const at = new Date("2026-11-22T10:00:00Z");

beforeAll(async () => {
  graph = await startGraph({ appSecret: "app_secret", now: () => at });
  desk = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const query = Object.fromEntries(new URL(request.url ?? "/", "http://desk").searchParams);
    const challenge = answerHandshake(query, "t0ken");
    const header = request.headers["x-hub-signature-256"];
    const good = typeof header === "string" && verifySignature(raw, header, "app_secret");
    if (request.method === "POST" && good) arrived.push(raw);
    response.writeHead(good || challenge ? 200 : 403).end(challenge ?? "");
  });
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  const address = desk.address();
  callback = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/webhook`;
});
afterAll(async () => {
  await graph.stop();
  desk.closeAllConnections();
  await new Promise((resolve) => desk.close(resolve));
});
beforeEach(() => {
  arrived.length = 0;
});

const keys = () =>
  arrived.flatMap((raw) => splitWebhook(raw, at).fragments.map(({ externalId }) => externalId));

describe("webhooks", () => {
  test("are ASCII, escaped as Meta does it, and signed in that form", async () => {
    const answer = await graph.deliver(callback, [textMessage(sheena, "Hallo ä 😀 a@b.ee 50% </b>")]);
    expect(answer.status).toBe(200);
    const body = arrived[0]?.toString("latin1") ?? "";
    expect(body).toContain(String.raw`"Hallo \u00e4 \ud83d\ude00 a\u0040b.ee 50\u0025 \u003C\/b>"`);
    expect(body).toMatch(/^[\x20-\x7e]*$/);
  });

  test("can be wrongly signed, unsigned, or cut short", async () => {
    const updates = [textMessage(sheena, "x")];
    expect((await graph.deliver(callback, updates, { signature: "wrong" })).status).toBe(403);
    expect((await graph.deliver(callback, updates, { signature: "missing" })).status).toBe(403);
    expect((await graph.deliver(callback, updates, { cutAt: 40 })).status).toBe(200);
    expect(arrived.map(({ length }) => length)).toEqual([40]);
  });

  test("carry up to a thousand updates, doubled and disordered as one likes", async () => {
    const updates = Array.from({ length: 900 }, (_, n) => textMessage(sheena, `m${n}`, { id: `id${n}` }));
    const doubled = withDuplicates(updates, 0.05, 1);
    expect(doubled.length).toBeGreaterThan(900);
    await graph.deliver(callback, shuffled(doubled, 2));
    expect(keys()).toHaveLength(doubled.length);
    expect(new Set(keys()).size).toBe(900);
    expect(keys()).not.toEqual(doubled.map(({ update }) => `m:${update.id}`));
    expect(shuffled(doubled, 2)).toEqual(shuffled(doubled, 2));
    await expect(graph.deliver(callback, Array(1001).fill(updates[0]))).rejects.toThrow("1001");
  });

  test("any body can be posted, and the handshake played", async () => {
    await graph.deliverRaw(callback, { object: "page" });
    await graph.deliverRaw(callback, "not json");
    expect(arrived.map(String)).toEqual(['{"object":"page"}', "not json"]);
    expect(await graph.handshake(callback, "t0ken")).toEqual({ status: 200, body: "1158201444" });
    expect((await graph.handshake(callback, "other")).status).toBe(403);
  });
});

describe("statuses", () => {
  const connection = () => ({ baseUrl: graph.url, version: "v26.0", numberId: "42", token: "graph-token" });
  const payload = { messaging_product: "whatsapp", to: "+16505551234", type: "text", text: { body: "x" } };
  const send = (more = {}) =>
    sendMessage(connection(), { ...payload, ...more }, new AbortController().signal);

  test("come in the order one likes, with the id that was sent along", async () => {
    await send({ biz_opaque_callback_data: "ref" });
    const [taken] = graph.state.messages.splice(0);
    if (!taken) throw new Error("not taken on");
    await graph.deliverStatuses(callback, taken, ["read", "delivered", "failed"]);
    expect(keys()).toEqual([`s:${taken.id}:read`, `s:${taken.id}:delivered`, `s:${taken.id}:failed`]);
    const [fragment] = splitWebhook(arrived[0] ?? Buffer.alloc(0), at).fragments;
    expect(fragment).toMatchObject({ number: "42", body: { status: { biz_opaque_callback_data: "ref" } } });
  });

  test("come by themselves when asked for", async () => {
    Object.assign(graph.state, { callbackUrl: callback, autoStatuses: ["sent", "delivered"] });
    await send();
    await graph.idle();
    expect(keys().map((key) => key.split(":").at(-1))).toEqual(["sent", "delivered"]);
    Object.assign(graph.state, { callbackUrl: null, autoStatuses: [] });
  });

  test.each([
    ["no recipient", { to: null }, 131008],
    ["no part for its type", { type: "image" }, 131008],
    ["a text too long", { text: { body: "x".repeat(4097) } }, 131009],
    ["an unknown file", { type: "image", image: { id: "0" } }, 131053],
    ["a reaction that quotes", { type: "reaction", reaction: {}, context: { message_id: "a" } }, 131009],
    ["no product", { messaging_product: null }, 100],
  ])("a message with %s is refused", async (_, more, code) => {
    expect(await send(more)).toMatchObject({
      code,
    });
  });
});

describe("templates", () => {
  const [hello, named] = [template("hola", "Hola {{1}}"), template("pedido", "Su {{pedido}} está listo")];
  const use = (name: string, parameters: object[] = [], code = "es") => ({
    type: "template",
    template: { name, language: { code }, components: [{ type: "body", parameters }] },
  });
  const text = { type: "text", text: "Ana" };
  const send = async (more: object) => {
    const body = { messaging_product: "whatsapp", to: "+16505551234", ...more };
    const answer = await sendMessage(
      { baseUrl: graph.url, version: "v26.0", numberId: line.numberId, token: "graph-token" },
      body as never,
      AbortSignal.timeout(1000),
    );
    return answer.kind === "answered" ? answer.code : answer.kind;
  };

  test.each<[string, object, unknown]>([
    ["its value", use("hola", [text]), "accepted"],
    ["its value by name", use("pedido", [{ ...text, parameter_name: "pedido" }]), "accepted"],
    ["no value", use("hola"), 132000],
    ["a value too many", use("hola", [text, text]), 132000],
    ["a value of another name", use("pedido", [{ ...text, parameter_name: "otro" }]), 132012],
    ["a line break in its value", use("hola", [{ type: "text", text: "a\nb" }]), 132012],
    ["more than fits", use("hola", [{ type: "text", text: "x".repeat(1100) }]), 132005],
    ["another language", use("hola", [text], "en"), 132001],
    ["a name nobody knows", use("nadie"), 132001],
    ["a name that is paused", use("quieta"), 132015],
    ["a name that is disabled", use("apagada"), 132016],
    ["a name under review", use("nueva"), 132001],
  ])("with %s", async (_, more, answer) => {
    graph.state.templates = [
      hello,
      named,
      template("quieta", "x", { status: "PAUSED" }),
      template("apagada", "x", { status: "DISABLED" }),
      template("nueva", "x", { status: "PENDING" }),
    ];
    expect(await send(more)).toBe(answer);
    graph.state.templates = [];
  });

  test("go where nothing else does once the window is closed", async () => {
    Object.assign(graph.state, { windowsClosed: true, templates: [hello] });
    expect(await send({ type: "text", text: { body: "hola" } })).toBe(131047);
    expect(await send(use("hola", [text]))).toBe("accepted");
    Object.assign(graph.state, { windowsClosed: false, templates: [] });
  });
});

test("templates and subscriptions are listed, unknown paths refused", async () => {
  graph.state.templates.push({ name: "hello", language: "es", status: "APPROVED", category: "UTILITY" });
  const headers = { authorization: "Bearer graph-token" };
  const get = async (path: string, method = "GET") => {
    const response = await fetch(`${graph.url}/v26.0/${path}`, { method, headers });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  expect((await get("1/message_templates")).body.data).toEqual(graph.state.templates);
  expect((await get("1/subscribed_apps")).body.data).toEqual([]);
  await get("1/subscribed_apps", "POST");
  expect((await get("1/subscribed_apps")).body.data).toHaveLength(1);
  await get("1/subscribed_apps", "DELETE");
  expect((await get("1/subscribed_apps")).body.data).toEqual([]);
  expect(await get("1/nothing")).toMatchObject({ status: 400, body: { error: { code: 100 } } });
});

test("metaJson is the same JSON", () => {
  const value = { "@/%<": ["ä😀\u2028", "\\", '"', 1, null] };
  expect(JSON.parse(metaJson(value))).toEqual(value);
});
