import { editConnection } from "@relevo/contract/connections.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { comment, reply, showThread } from "@relevo/contract/messages.ts";
import {
  introduceVisitor,
  listVisitorMessages,
  startVisit,
  visitorRead,
  writeAsVisitor,
} from "@relevo/contract/webchat.ts";
import { expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { hashToken } from "../../src/platform/secrets.ts";
import { cast, otherAccount } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWebchat, visit } from "./webchat-visit.ts";

test("a visit begins with a token of which only the hash is kept, and is resumed with it", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { key } = await connectWebchat(clara, { greeting: "¡Hola!", colour: "#101c4a", askName: true });
  const begin = (body: { token?: string; language?: "pt-BR" }) =>
    desk.as(null).call(startVisit, { params: { key }, body });
  const first = await begin({});
  expect(first).toEqual({
    token: expect.stringMatching(/^vt_[\w-]{43}$/),
    company: "Relevo Demo",
    greeting: "¡Hola!",
    colour: "#101c4a",
    language: "es",
    askName: true,
    known: false,
  });
  const again = await begin({ token: first.token, language: "pt-BR" });
  expect(again).toMatchObject({ token: first.token, language: "pt-BR" });
  const stranger = await begin({ token: `vt_${"x".repeat(43)}` });
  expect(stranger.token).not.toBe(first.token);
  const doors = await rowsOf<{ key: string }>(desk, account, "select key from doors where kind = 'visitor'");
  expect(doors.map((door) => door.key).sort()).toEqual([first.token, stranger.token].map(hashToken).sort());
  expect(await rowsOf(desk, account, "select from contacts")).toEqual([]);
});

test("a token of one chat begins a new visit in another, and means nothing in another account", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { olga } = await otherAccount(desk);
  const { token } = await visit(desk, (await connectWebchat(clara)).key);
  for (const admin of [clara, olga]) {
    const { key } = await connectWebchat(admin);
    const other = await desk.as(null).call(startVisit, { params: { key }, body: { token } });
    expect(other.token).not.toBe(token);
  }
});

test("S1-3: the first message makes contact and conversation, in Global where nothing routes it", async () => {
  const desk = await testDesk();
  const { clara, account, inboxes } = await cast(desk);
  const { id: connection, key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const events = await eventsDuring(desk, account, async () => {
    const message = await diego.say("Hola, ¿tienen taladros?");
    expect(message).toMatchObject({ from: "visitor", name: "", files: [], state: "received" });
    expect(await diego.thread()).toEqual([message]);
    await diego.say("De 800 W");
  });
  expect(events.map(({ name }) => name)).toEqual([
    "contact.created",
    "conversation.opened",
    "message.received",
    "message.received",
  ]);
  expect(
    await rowsOf(
      desk,
      account,
      "select inbox_id as inbox, connection_id as connection, state, unread from conversations",
    ),
  ).toEqual([{ inbox: inboxes.global, connection, state: "queued", unread: 2 }]);
  expect((await diego.thread()).map(({ text }) => text)).toEqual(["Hola, ¿tienen taladros?", "De 800 W"]);
  const resumed = await desk.as(null).call(startVisit, { params: { key }, body: { token: diego.token } });
  expect(resumed.known).toBe(true);
});

test("a repeated request is the same message; another visitor's id is refused", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const elena = await visit(desk, key);
  const id = newId();
  const body = { id, text: "una sola vez" };
  const answers = await Promise.all([1, 2, 3].map(() => diego.client.call(writeAsVisitor, { body })));
  expect(new Set(answers.map(({ at }) => at)).size).toBe(1);
  await desk.settle();
  expect(await diego.say("otra cosa", { id })).toEqual(answers[0]);
  expect((await diego.thread()).map(({ text }) => text)).toEqual(["una sola vez"]);
  expect(await rowsOf(desk, account, "select from messages")).toHaveLength(1);
  expect(await elena.client.refused(writeAsVisitor, { body })).toMatchObject({
    status: 409,
    code: "CONFLICT",
  });
});

test("what is kept but not yet received stands in the thread, once", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { id: connection, key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  // Who holds the connection's row receives for it: nobody else does meanwhile.
  await inAccount(desk.db, account, async (tx) => {
    await tx.rows("select from connections where id = $1 for update", [connection]);
    const message = await diego.say("¿hay alguien?");
    expect(await rowsOf(desk, account, "select from messages")).toEqual([]);
    expect(await diego.thread()).toEqual([message]);
  });
  await desk.settle();
  expect(await rowsOf(desk, account, "select from messages")).toHaveLength(1);
  expect((await diego.thread()).map(({ text }) => text)).toEqual(["¿hay alguien?"]);
});

test("S1-33: of a conversation the visitor sees what was sent to them, and nothing else", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  await diego.say("hola");
  const [conversation = ""] = await conversationIds(desk, account);
  const params = { id: conversation };
  await ana.client.call(claim, { params });
  await ana.client.call(comment, { params, body: { text: "secreto: es moroso" } });
  await ana.client.call(reply, { params, body: { text: "¡Hola, Diego!" } });
  await rowsOf(desk, account, "update members set name = 'Ana María Soto' where id = $1", [ana.id]);
  await desk.settle();
  const thread = await diego.thread();
  expect(thread).toEqual([
    expect.objectContaining({ from: "visitor", text: "hola" }),
    expect.objectContaining({ from: "desk", name: "Ana", text: "¡Hola, Diego!", state: "received" }),
  ]);
  const all = JSON.stringify(thread);
  for (const hidden of ["secreto", "moroso", "Soto", ana.mail, ana.id, account, conversation])
    expect(all).not.toContain(hidden);
  expect(Object.keys(thread[1] ?? {}).sort()).toEqual(["at", "files", "from", "id", "name", "state", "text"]);
});

test("what was not sent is not seen", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const { id: connection, key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  await diego.say("hola");
  const [id = ""] = await conversationIds(desk, account);
  await rowsOf(desk, account, "update connections set paused_at = $2, paused_code = 'x' where id = $1", [
    connection,
    new Date(),
  ]);
  await ana.client.call(reply, { params: { id }, body: { text: "aún no" } });
  await desk.settle();
  expect((await diego.thread()).map(({ text }) => text)).toEqual(["hola"]);
});

test("what the visitor has read is read for the agents, by the one path of states", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  await diego.say("hola");
  const [id = ""] = await conversationIds(desk, account);
  const states = async () => {
    await desk.settle();
    const { items } = await ana.client.call(showThread, { params: { id } });
    return items.flatMap((item) => (item.kind === "message" && item.direction === "out" ? item.state : []));
  };
  await ana.client.call(reply, { params: { id }, body: { text: "uno" } });
  await ana.client.call(reply, { params: { id }, body: { text: "dos" } });
  expect(await states()).toEqual(["sent", "sent"]);
  const events = await eventsDuring(desk, account, async () => {
    await diego.client.call(visitorRead, {});
    expect(await states()).toEqual(["read", "read"]);
    await diego.client.call(visitorRead, {});
    await desk.settle();
  });
  expect(events.map(({ name }) => name)).toEqual(["message.state_changed", "message.state_changed"]);
  expect((await diego.thread()).map(({ state }) => state)).toEqual(["received", "read", "read"]);
});

test("pages of the thread go back to the first message", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  const written = Array.from({ length: 85 }, (_, i) => `mensaje ${i}`);
  for (const text of written) await diego.client.call(writeAsVisitor, { body: { id: newId(), text } });
  await desk.settle();
  const read: string[] = [];
  let before: string | null | undefined;
  while (before !== null) {
    const page = await diego.client.call(listVisitorMessages, { query: before ? { before } : {} });
    read.unshift(...page.items.map(({ text }) => text));
    before = page.older;
  }
  expect(read).toEqual(written);
});

test("visitors do not see each other, nor do their tokens open anything else", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const elena = await visit(desk, key);
  await diego.say("soy Diego");
  await elena.say("soy Elena");
  expect((await diego.thread()).map(({ text }) => text)).toEqual(["soy Diego"]);
  expect((await elena.thread()).map(({ text }) => text)).toEqual(["soy Elena"]);
  for (const path of ["/api/v1/conversations", "/api/v1/me", "/api/v1/connections"])
    expect((await diego.client.fetch(path)).status).toBe(401);
  for (const token of [null, "vt_", `vt_${"x".repeat(43)}`, clara.key, "wc_key"])
    expect(await desk.as(token).refused(listVisitorMessages, {})).toMatchObject({ status: 401 });
});

test("only pages of the named origins may begin a visit; our own frame always", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { key } = await connectWebchat(clara, { origins: ["https://tienda.example"] });
  const begin = { params: { key }, body: {} };
  const anyone = desk.as(null);
  for (const origin of ["https://tienda.example", desk.url])
    expect(await anyone.call(startVisit, begin, { origin })).toMatchObject({ known: false });
  for (const origin of ["https://mala.example", "https://tienda.example.mala.example", "null"])
    expect(await anyone.refused(startVisit, begin, { origin })).toMatchObject({ status: 403 });
  expect(await anyone.refused(startVisit, begin)).toMatchObject({ status: 403 });
});

test("an unknown key and an inactive chat open nothing, and inactive ends the visits", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { id, key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  await clara.client.call(editConnection, { params: { id }, body: { active: false } });
  for (const at of [key, "wc_unknown", "%00", "x".repeat(61)])
    expect([404, 422]).toContain(
      (await desk.as(null).refused(startVisit, { params: { key: at }, body: {} })).status,
    );
  expect(await diego.client.refused(listVisitorMessages, {})).toMatchObject({ status: 401 });
});

test("who they say they are fills what the desk does not know, and overwrites nothing", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  const introduction = { name: "Diego", mail: "diego@example.com" };
  expect(await diego.client.refused(introduceVisitor, { body: introduction })).toMatchObject({ status: 404 });
  await diego.say("hola");
  const contact = () => rowsOf(desk, account, "select name, mail from contacts");
  expect(await contact()).toEqual([{ name: "", mail: null }]);
  const events = await eventsDuring(desk, account, async () => {
    await diego.client.call(introduceVisitor, { body: introduction });
    await diego.client.call(introduceVisitor, { body: { name: "Otro", mail: "otro@example.com" } });
  });
  expect(await contact()).toEqual([introduction]);
  expect(events).toMatchObject([{ name: "contact.changed", data: { fields: ["name", "mail"] } }]);
});

test("the name goes with the first message; the same mail never merges two visitors", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const visitor = { name: "Diego", mail: "diego@example.com" };
  for (const guest of [await visit(desk, key), await visit(desk, key)])
    await guest.client.call(writeAsVisitor, { body: { id: newId(), text: "hola", visitor } });
  await desk.settle();
  expect(await rowsOf(desk, account, "select name from contacts")).toEqual([
    { name: "Diego" },
    { name: "Diego" },
  ]);
});

test("any text arrives as it is: markup, emoji, right-to-left, the longest; a null byte is replaced", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  const texts = [
    `<script>alert(1)</script><img src=x onerror="alert(2)">`,
    "👩‍👩‍👧‍👦 🙂 🏳️‍🌈",
    "مرحبا \u202Eabc\u202C שלום",
    `'; drop table messages; -- \\ %s $1 {{x}}`,
    "x".repeat(65_536),
    "🙂".repeat(32_768),
  ];
  for (const text of texts) await diego.say(text);
  await diego.say("antes\0después \uD800 fin");
  expect((await diego.thread()).map(({ text }) => text)).toEqual([...texts, "antes\uFFFDdespués \uFFFD fin"]);
});

test("bad input: empty, too long, not an id, a broken cursor", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { client } = await visit(desk, (await connectWebchat(clara)).key);
  const id = newId();
  expect(await client.refused(writeAsVisitor, { body: { id, text: " \n " } })).toMatchObject({
    status: 422,
    code: "EMPTY_MESSAGE",
  });
  expect(await client.refused(writeAsVisitor, { body: { id, text: "x".repeat(65_537) } })).toMatchObject({
    failures: [{ code: "INVALID", pointer: "/text" }],
  });
  expect(await client.refused(writeAsVisitor, { body: { id: "1", text: "x" } })).toMatchObject({
    status: 422,
  });
  const cursors = ["x", "bnVsbA", Buffer.from('["2026-01-01T00:00:00Z","abc"]').toString("base64url")];
  for (const before of cursors)
    expect(await client.refused(listVisitorMessages, { query: { before } })).toMatchObject({ status: 422 });
  expect(await client.refused(introduceVisitor, { body: { name: "x", mail: "no-mail" } })).toMatchObject({
    status: 422,
  });
  expect(await rowsOf(desk, account, "select from inbound_items")).toEqual([]);
});
