import { applyFrame, type Snapshot } from "@relevo/contract/apply.ts";
import { searchTickets } from "@relevo/contract/board.ts";
import { claim, listConversations, transfer, typing } from "@relevo/contract/conversations.ts";
import { type EventName, eventNames } from "@relevo/contract/events.ts";
import { comment, showThread } from "@relevo/contract/messages.ts";
import * as team from "@relevo/contract/people.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../src/platform/db.ts";
import { record, system } from "../../src/platform/events.ts";
import { otherAccount } from "../support/cast.ts";
import type { Client } from "../support/desk.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { type LiveLine, openLive } from "../support/live.ts";
import { rowsOf } from "../support/rows.ts";
import { supported } from "./acts/board.ts";
import { acts } from "./acts.ts";

const on = deskWithLine();
/** Makes names differ. */
let person = 0;
const opened = () => {
  person += 1;
  return on.opened();
};

/** A fresh look at all a person sees, as a screen that opens now would have it. */
async function snapshotOf(client: Client, threads: readonly string[]): Promise<Snapshot> {
  const tabs = ["all", "expired", "closed"] as const;
  const lists = await Promise.all(
    tabs.map((tab) =>
      all((cursor) => client.call(listConversations, { query: { tab, limit: 100, cursor } })),
    ),
  );
  const items = lists.flat();
  const tickets = await all((cursor) =>
    client.call(searchTickets, { query: { open: "true", limit: 100, cursor } }),
  );
  const seen = new Set(items.map(({ id }) => id));
  const open = threads.filter((id) => seen.has(id));
  const pages = await Promise.all(
    open.map((id) => client.call(showThread, { params: { id }, query: { limit: 100 } })),
  );
  return {
    conversations: new Map(items.map((item) => [item.id, item])),
    threads: new Map(open.map((id, i) => [id, pages[i]?.items ?? []])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  };
}

async function all<T>(page: (cursor?: string) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
  const { items, next } = await page();
  for (let cursor = next; cursor !== null; ) {
    const more = await page(cursor);
    items.push(...more.items);
    cursor = more.next;
  }
  return items;
}

/** The snapshot with every frame since applied; read again where a frame says so. */
async function replayed(
  client: Client,
  start: Snapshot,
  frames: readonly Frame[],
  threads: readonly string[],
): Promise<Snapshot> {
  let snapshot = start;
  for (const frame of frames) {
    const again = frame.type === "event" && frame.contactId !== null;
    snapshot = (again ? null : applyFrame(snapshot, frame)) ?? (await snapshotOf(client, threads));
  }
  return snapshot;
}

async function lastEvent(): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(on.desk, on.people.account, "select max(id) as id from events");
  return row?.id ?? 0;
}

const write = (name: EventName, data: never | object) =>
  inAccount(on.desk.db, on.people.account, async (tx) => record(tx, name, { actor: system }, data as never));

describe("snapshot + frames = a fresh snapshot, for the admin, the agent and the viewer", () => {
  test.each(eventNames)("%s", async (name) => {
    const context = await opened();
    await followed([context.id], name, () => acts[name]({ ...context, on, write, person }));
  });

  /** What happens in a conversation is told on the card of its ticket. */
  const told = eventNames.filter((name) => /^(conversation|message|contact)\./.test(name));
  test.each(told)("with a ticket: %s", async (name) => {
    const context = { ...(await opened()), on, write, person };
    await supported(context);
    await followed([context.id], name, () => acts[name](context));
  });
});

/** Runs an act that records an event, and holds what each viewer's frames made of their screen against a fresh look. */
async function followed(
  threads: readonly string[],
  name: EventName,
  act: () => Promise<unknown>,
): Promise<void> {
  const viewers = [on.people.clara, on.people.ana, on.people.vera];
  const starts = await Promise.all(viewers.map(({ client }) => snapshotOf(client, threads)));
  const lines = await Promise.all(viewers.map(({ key }) => openLive(on.desk, key)));
  const before = await lastEvent();
  await act();
  await on.desk.settle();
  const names = await rowsOf<{ name: string }>(
    on.desk,
    on.people.account,
    "select name from events where id > $1",
    [before],
  );
  expect(names.map((row) => row.name)).toContain(name);
  await flushed(lines);
  for (const [i, { client }] of viewers.entries()) {
    const [start, live] = [starts[i], lines[i]];
    if (!start || !live) throw new Error("no viewer");
    const kept = await replayed(client, start, live.frames, threads);
    const fresh = await snapshotOf(client, threads);
    expect(Object.fromEntries(kept.conversations)).toEqual(Object.fromEntries(fresh.conversations));
    expect(Object.fromEntries(kept.threads)).toEqual(Object.fromEntries(fresh.threads));
    expect(Object.fromEntries(kept.tickets)).toEqual(Object.fromEntries(fresh.tickets));
  }
  for (const one of lines) one.close();
}

/** Every line has got what was committed: a note that all of them receive, as the last thing. */
async function flushed(lines: readonly LiveLine[]): Promise<void> {
  await write("invitation.revoked", { invitation: "flush" });
  const id = await lastEvent();
  await Promise.all(lines.map((live) => live.caughtUp(id)));
}

describe("the line", () => {
  test("resumes from a cursor after a break, with nothing missed and nothing twice", async () => {
    const { id, who } = await opened();
    const first = await openLive(on.desk, on.people.clara.key);
    await on.line.text(who, "antes");
    await flushed([first]);
    const cursor = first.lastId();
    first.close();
    await first.closed;
    await on.line.text(who, "durante uno");
    await on.people.clara.client.call(comment, { params: { id }, body: { text: "durante dos" } });
    const second = await openLive(on.desk, on.people.clara.key, cursor);
    await flushed([second]);
    const said = second.frames
      .flatMap((frame) => (frame.type === "event" ? frame.items : []))
      .map((item) => ("text" in item ? item.text : ""));
    expect(said).toEqual(["durante uno", "durante dos"]);
    expect(second.frames[0]).toEqual({ type: "hello", id: cursor });
    second.close();
  });

  test("a cursor from another log, or too far behind, is told to start anew", async () => {
    const ahead = await openLive(on.desk, on.people.clara.key, String((await lastEvent()) + 1000));
    expect(ahead.frames[0]?.type).toBe("reset");
    ahead.close();
    await inAccount(on.desk.db, on.people.account, async (tx) => {
      for (let i = 0; i < 5001; i++) record(tx, "conversation.read", { actor: system }, {});
    });
    const behind = await openLive(on.desk, on.people.clara.key, "1");
    expect(behind.frames[0]?.type).toBe("reset");
    behind.close();
  });

  test("who loses sight of a conversation gets `gone`, and nothing of it after", async () => {
    const { id, who } = await opened();
    const live = await openLive(on.desk, on.people.beto.key);
    await on.people.ana.client.call(claim, { params: { id } });
    await live.until((frame) => frame.type === "gone" && frame.conversationId === id);
    await on.line.text(who, "esto es de Ana");
    await flushed([live]);
    const after = live.frames.slice(live.frames.findIndex((frame) => frame.type === "gone") + 1);
    expect(JSON.stringify(after)).not.toContain(id);
    live.close();
  });

  test("who comes into sight gets the conversation", async () => {
    const { id } = await opened();
    await on.people.ana.client.call(claim, { params: { id } });
    const live = await openLive(on.desk, on.people.beto.key);
    await on.people.clara.client.call(transfer, { params: { id }, body: { memberId: on.people.beto.id } });
    const frame = await live.until(
      (one) => one.type === "event" && one.conversations.some((row) => row.id === id),
    );
    expect(frame.type === "event" && frame.conversations[0]?.owner?.id).toBe(on.people.beto.id);
    live.close();
  });

  test("an account hears nothing of another", async () => {
    const { olga } = await otherAccount(on.desk);
    const live = await openLive(on.desk, olga.key);
    await opened();
    await live.until((frame) => frame.type === "presence");
    expect(live.frames.filter(({ type }) => type === "event")).toEqual([]);
    live.close();
  });

  test("no credential, no line", async () => {
    await expect(openLive(on.desk, "rk_nobody-at-all")).rejects.toThrow("4401");
  });

  test("colleagues see who is online and who writes", async () => {
    const { id } = await opened();
    const [ana, clara] = [
      await openLive(on.desk, on.people.ana.key),
      await openLive(on.desk, on.people.clara.key),
    ];
    await clara.until((frame) => frame.type === "presence" && frame.online.includes(on.people.ana.id));
    await on.people.ana.client.call(typing, { params: { id }, body: {} });
    await clara.until(
      (frame) => frame.type === "typing" && frame.conversationId === id && frame.by.name === "Ana",
    );
    ana.close();
    await clara.until((frame) => frame.type === "presence" && !frame.online.includes(on.people.ana.id));
    clara.close();
  });

  test("pages left at once leave nobody online", async () => {
    for (let i = 0; i < 10; i++) {
      const live = await openLive(on.desk, on.people.vera.key);
      live.close();
    }
    const open = "select count(*)::int as n from presence where member_id = $1 and ended_at is null";
    const left = () => rowsOf<{ n: number }>(on.desk, on.people.account, open, [on.people.vera.id]);
    await expect.poll(async () => (await left())[0]?.n).toBe(0);
  });

  test("a deactivated person is cut off at once", async () => {
    const live = await openLive(on.desk, on.people.beto.key);
    await on.people.clara.client.call(team.editMember, {
      params: { id: on.people.beto.id },
      body: { active: false },
    });
    expect(await live.closed).toBe(4401);
  });
});
