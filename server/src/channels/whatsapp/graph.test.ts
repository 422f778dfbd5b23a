import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Graph, startGraph } from "../../../test/emulators/graph/graph.ts";
import type { GraphConnection } from "./call.ts";
import { checkNumber, markRead, sendMessage, subscribeApp } from "./graph.ts";

let graph: Graph;
let connection: GraphConnection;
const signal = new AbortController().signal;
const payload = {
  messaging_product: "whatsapp",
  to: "+5531987654321",
  type: "text",
  text: { body: "Hola 😀" },
  biz_opaque_callback_data: "01990000-0000-7000-8000-000000000001",
};

beforeAll(async () => {
  graph = await startGraph({ appSecret: "app_secret", token: "s3cret-token" });
});
afterAll(() => graph.stop());
beforeEach(() => {
  graph.state.messages.length = 0;
  graph.state.calls.length = 0;
  graph.state.hidePhones = false;
  connection = { baseUrl: graph.url, version: "v26.0", numberId: "106540352242922", token: "s3cret-token" };
});

const send = (to: Partial<GraphConnection> = {}, until = signal) =>
  sendMessage({ ...connection, ...to }, payload, until);

describe("a message that is answered", () => {
  test("is accepted with Meta's id and its spelling of the person", async () => {
    const outcome = await send();
    const [taken] = graph.state.messages;
    expect(outcome).toEqual({
      kind: "accepted",
      externalId: taken?.id,
      waId: "+5531987654321",
      userId: null,
    });
    expect(taken).toMatchObject({ numberId: "106540352242922", payload });
    expect(graph.state.calls[0]).toMatchObject({
      method: "POST",
      path: "/v26.0/106540352242922/messages",
      authorization: "Bearer s3cret-token",
    });
  });

  test("names the person by user id where the phone is withheld", async () => {
    graph.state.hidePhones = true;
    expect(await send()).toMatchObject({ kind: "accepted", waId: null });
    const { to: _, ...rest } = payload;
    const outcome = await sendMessage(connection, { ...rest, recipient: "US.1349" }, signal);
    expect(outcome).toMatchObject({ kind: "accepted", waId: null, userId: "US.1349" });
  });

  test.each([1, 2, 100, 190, 368, 130429, 131000, 131047, 131056])(
    "with error %i is an answer",
    async (code) => {
      graph.inject.nextSend({ kind: "error", code });
      expect(await send()).toEqual({
        kind: "answered",
        code,
        message: `(#${code}) message of ${code}`,
        detail: `details of ${code}`,
      });
      expect(graph.state.messages).toEqual([]);
    },
  );

  test("with a wrong token is code 190", async () => {
    expect(await send({ token: "stale" })).toMatchObject({ kind: "answered", code: 190 });
  });
});

describe("a message that may have been sent is uncertain", () => {
  test("when the connection is cut after it was taken on", async () => {
    graph.inject.nextSend({ kind: "cut", accepted: true });
    expect(await send()).toEqual({ kind: "uncertain", why: "UND_ERR_SOCKET" });
    expect(graph.state.messages).toHaveLength(1);
  });

  test("when it is cut before: nobody can tell the difference", async () => {
    graph.inject.nextSend({ kind: "cut", accepted: false });
    expect(await send()).toMatchObject({ kind: "uncertain" });
    expect(graph.state.messages).toEqual([]);
  });

  test.each([500, 502, 503])("when a %i page is not the API's", async (status) => {
    graph.inject.nextSend({ kind: "page", status });
    expect(await send()).toEqual({ kind: "uncertain", why: "unreadable-answer" });
  });

  test("when the answer is too slow", async () => {
    const { taken, release } = graph.inject.holdNextSend();
    const patience = new AbortController();
    const sending = send({}, patience.signal);
    await taken;
    patience.abort(new DOMException("late", "TimeoutError"));
    expect(await sending).toEqual({ kind: "uncertain", why: "timeout" });
    release();
  });

  test.each([
    ["an empty list", "200 OK", '{"messages":[]}'],
    ["no JSON", "200 OK", "OK"],
    ["JSON cut short", "200 OK", '{"messages":[{"id":"wam'],
    ["an error without code", "502 Bad Gateway", '{"error":"Bad gateway"}'],
    ["a refusal that is not the API's", "400 Bad Request", '{"messages":[{"id":"wamid.A"}]}'],
    ["a redirect, which is not followed", "307 Moved", ""],
  ])("when the answer is %s", async (_, head, body) => {
    const location = `${graph.url}/v26.0/1/messages`;
    const answer = `HTTP/1.1 ${head}\r\nlocation: ${location}\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const server = createServer((socket) => socket.once("data", () => socket.end(answer)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await send({ baseUrl: `http://127.0.0.1:${port}` })).toMatchObject({ kind: "uncertain" });
    expect(graph.state.messages).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("a message that never left is unsent", () => {
  test("when nobody listens", async () => {
    const gone = await startGraph({ appSecret: "x" });
    await gone.stop();
    expect(await send({ baseUrl: gone.url })).toEqual({ kind: "unsent", why: "ECONNREFUSED" });
  });

  test("when the name is unknown", async () => {
    const outcome = await send({ baseUrl: "http://graph.invalid" });
    expect(outcome).toEqual({ kind: "unsent", why: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
  });

  test("when it was given up before", async () => {
    expect(await send({}, AbortSignal.abort())).toEqual({ kind: "unsent", why: "aborted" });
    expect(graph.state.calls).toEqual([]);
  });

  test.each([
    ["an address that is none", { baseUrl: "graph" }],
    ["a token no header can carry", { token: "s3cret-token\nx" }],
  ])("with %s, and says nothing of the token", async (_, to) => {
    expect(await send(to)).toEqual({ kind: "unsent", why: "invalid-request" });
  });
});

test("marks as read, with and without typing", async () => {
  expect(await markRead(connection, "wamid.A", false, signal)).toEqual({ kind: "done" });
  expect(await markRead(connection, "wamid.B", true, signal)).toEqual({ kind: "done" });
  expect(graph.state.read).toEqual(["wamid.A", "wamid.B"]);
  expect(graph.state.calls.map(({ body }) => body)).toMatchObject([
    { status: "read", message_id: "wamid.A" },
    { status: "read", message_id: "wamid.B", typing_indicator: { type: "text" } },
  ]);
});

test("subscribes the app, with and without an address of its own", async () => {
  expect(await subscribeApp(connection, "102290129340398", null, signal)).toEqual({ kind: "done" });
  expect(graph.state.subscriptions.get("102290129340398")).toEqual({});
  const override = { callbackUrl: "https://desk.example/wa", verifyToken: "v" };
  await subscribeApp(connection, "102290129340398", override, signal);
  expect(graph.state.subscriptions.get("102290129340398")).toEqual({
    override_callback_uri: "https://desk.example/wa",
    verify_token: "v",
  });
});

test("checks a number", async () => {
  const number = { kind: "number", displayNumber: "+1 555-078-3881", name: "Acme", quality: "GREEN" };
  expect(await checkNumber(connection, signal)).toEqual(number);
  expect(await checkNumber({ ...connection, token: "no" }, signal)).toMatchObject({
    kind: "answered",
    code: 190,
  });
});
