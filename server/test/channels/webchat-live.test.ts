import { once } from "node:events";
import { editConnection } from "@relevo/contract/connections.ts";
import { claim, typing } from "@relevo/contract/conversations.ts";
import { comment, reply } from "@relevo/contract/messages.ts";
import { VisitorFrame, visitorRead, writeAsVisitor } from "@relevo/contract/webchat.ts";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { newId } from "../../src/platform/ids.ts";
import { cast } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { openLive } from "../support/live.ts";
import { conversationIds } from "../support/rows.ts";
import { connectWebchat, visit } from "./webchat-visit.ts";

interface Line {
  frames: VisitorFrame[];
  /** The next frame of this type, also if it is already there. */
  next<T extends VisitorFrame["type"]>(type: T): Promise<Extract<VisitorFrame, { type: T }>>;
  say(word: unknown): void;
  /** Code with which the desk closed the line. */
  closed: Promise<number>;
}

async function dial(url: string, first: unknown, origin?: string): Promise<Line> {
  const address = `${url.replace("http", "ws")}/api/v1/webchat/live`;
  const socket = new WebSocket(address, origin === undefined ? {} : { origin });
  onTestFinished(() => socket.terminate());
  const frames: VisitorFrame[] = [];
  let taken = 0;
  let news = () => {};
  socket.on("message", (data) => {
    frames.push(VisitorFrame.parse(JSON.parse(String(data))));
    news();
  });
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "open");
  const say = (word: unknown) => socket.send(typeof word === "string" ? word : JSON.stringify(word));
  if (first !== undefined) say(first);
  return {
    frames,
    closed,
    say,
    async next(type) {
      for (;;) {
        const frame = frames[taken];
        if (frame) {
          taken += 1;
          if (is(frame, type)) return frame;
        } else
          await new Promise<void>((resolve) => {
            news = resolve;
          });
      }
    },
  };
}
function is<T extends VisitorFrame["type"]>(
  frame: VisitorFrame,
  type: T,
): frame is Extract<VisitorFrame, { type: T }> {
  return frame.type === type;
}

test("S1-33: what the desk sends arrives live, with its states; comments and events do not", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  await diego.say("hola");
  const line = await dial(desk.url, { token: diego.token });
  await line.next("hello");
  const [id = ""] = await conversationIds(desk, account);
  const params = { id };
  await ana.client.call(claim, { params });
  await ana.client.call(comment, { params, body: { text: "secreto" } });
  const sent = await ana.client.call(reply, { params, body: { text: "¡Hola, Diego!" } });
  const { message } = await line.next("message");
  expect(message).toEqual({
    id: sent.id,
    at: sent.at,
    from: "desk",
    name: "Ana",
    text: "¡Hola, Diego!",
    files: [],
    state: "received",
  });
  await diego.client.call(visitorRead, {});
  expect((await line.next("message")).message).toEqual({ ...message, state: "read" });
  expect(JSON.stringify(line.frames)).not.toContain("secreto");
  expect(new Set(line.frames.map(({ type }) => type))).toEqual(new Set(["hello", "message"]));
});

test("the same visitor's other pages hear what they wrote; other visitors hear nothing", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const elena = await visit(desk, key);
  const lines = await Promise.all([
    dial(desk.url, { token: diego.token }),
    dial(desk.url, { token: diego.token }),
    dial(desk.url, { token: elena.token }),
  ]);
  for (const line of lines) await line.next("hello");
  const id = newId();
  await diego.client.call(writeAsVisitor, { body: { id, text: "soy Diego" } });
  const mine = { type: "message", message: { id, from: "visitor", text: "soy Diego" } };
  for (const line of lines.slice(0, 2)) expect(await line.next("message")).toMatchObject(mine);
  const her = newId();
  await elena.client.call(writeAsVisitor, { body: { id: her, text: "soy Elena" } });
  expect(await lines[2]?.next("message")).toMatchObject({ message: { id: her } });
  expect(JSON.stringify(lines[2]?.frames)).not.toContain("soy Diego");
});

test.each([
  ["not JSON", "hola"],
  ["no token", { type: "typing" }],
  ["an unknown token", { token: `vt_${"x".repeat(43)}` }],
  ["something else", { token: 7 }],
])("a line whose first word is %s is closed", async (_what, first) => {
  const desk = await testDesk();
  expect(await (await dial(desk.url, first)).closed).toBe(4401);
});

test("a line that says nothing for 5 s is closed", async () => {
  const desk = await testDesk();
  const begun = performance.now();
  expect(await (await dial(desk.url, undefined)).closed).toBe(4401);
  expect(performance.now() - begun).toBeGreaterThan(4_900);
});

test("a page that may not show the chat gets no line, nor does an inactive chat", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { id, key } = await connectWebchat(clara);
  const { token } = await visit(desk, key);
  const webchat = { origins: ["https://tienda.example"] };
  await clara.client.call(editConnection, { params: { id }, body: { webchat } });
  expect(await (await dial(desk.url, { token }, "https://mala.example")).closed).toBe(4403);
  await (await dial(desk.url, { token }, "https://tienda.example")).next("hello");
  await (await dial(desk.url, { token }, desk.url)).next("hello");
  await clara.client.call(editConnection, { params: { id }, body: { active: false } });
  expect(await (await dial(desk.url, { token }, desk.url)).closed).toBe(4401);
});

test("typing goes both ways, at most every 2.5 s, to the contact's own pages; an internal note is not told", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const elena = await visit(desk, key);
  await diego.say("hola");
  const [id = ""] = await conversationIds(desk, account);

  const agent = await openLive(desk, clara.key);
  const line = await dial(desk.url, { token: diego.token });
  const other = await dial(desk.url, { token: elena.token });
  await line.next("hello");
  await other.next("hello");
  // She has not written yet, so there is nobody to tell about.
  other.say({ type: "typing" });
  for (let i = 0; i < 5; i++) line.say({ type: "typing" });
  const told = await agent.until((frame) => frame.type === "typing");
  expect(told).toMatchObject({ conversationId: id, by: { kind: "contact" } });
  await clara.client.call(typing, { params: { id }, body: { internal: true } });
  await clara.client.call(typing, { params: { id }, body: {} });
  await line.next("typing");
  expect(line.frames.filter(({ type }) => type === "typing")).toHaveLength(1);
  expect(other.frames.map(({ type }) => type)).toEqual(["hello"]);
  expect(agent.frames.filter(({ type }) => type === "typing")).toHaveLength(1);
  agent.close();
});
