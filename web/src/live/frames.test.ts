import type { Frame } from "@relevo/contract/realtime.ts";
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test } from "vitest";
import { keys, type ListData, type Shown, type ThreadData } from "./cache.ts";
import { applyFrames, rereadLists } from "./frames.ts";
import { ana, at, bruno, conversation, message, ticket } from "./samples.ts";

let queries: QueryClient;
const mine = keys.list({ tab: "mine" });
const queue = keys.list({ tab: "queue" });
const c1 = conversation("c1", { owner: ana, activeAt: at(5) });
const c2 = conversation("c2", { owner: ana, activeAt: at(4) });
const can = {
  reply: true,
  template: true,
  comment: true,
  claim: "ALREADY_OWNED",
  transfer: true,
  move: true,
  close: true,
  override: "FORBIDDEN",
  undoClose: "NOT_CLOSED",
  reopen: "FORBIDDEN",
  discard: true,
  settle: true,
  unsettle: "NOTHING_TO_SETTLE",
  snooze: true,
  unsnooze: "NOT_OPEN",
  link: true,
  merge: true,
} as const;
const more = { can, next: [], duplicates: [], closure: null, mergedInto: null };
const topicsOfSettings = [
  "tasks",
  "fields",
  "funnels",
  "rules",
  "approvals",
  "templates",
  "policies",
  "calendars",
  "companies",
] as const;

beforeEach(() => {
  queries = new QueryClient();
  queries.setQueryData<ListData>(mine, { view: { tab: "mine" }, items: [c1, c2], next: null });
  queries.setQueryData<ListData>(queue, { view: { tab: "queue" }, items: [], next: null });
  queries.setQueryData<Shown>(keys.shown("c1"), () => ({ ...c1, ...more }));
  const items = [message("m1", 1), message("m3", 3)];
  queries.setQueryData<ThreadData>(keys.thread("c1"), { items, older: "before m1" });
});

const event = (more: Partial<Extract<Frame, { type: "event" }>>): Frame => ({
  type: "event",
  id: "1",
  name: "message.received",
  at: at(9),
  actorId: null,
  conversations: [],
  tickets: [],
  items: [],
  topics: [],
  contactId: null,
  ...more,
});
const ids = (key: readonly unknown[]) => queries.getQueryData<ListData>(key)?.items.map(({ id }) => id);
const thread = () => queries.getQueryData<ThreadData>(keys.thread("c1"))?.items.map(({ id }) => id);
const stale = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated;

describe("frames reach what is shown", () => {
  test("a message: the row rises with its news, the thread has the item", () => {
    const news = { ...c2, unread: 1, activeAt: at(9) };
    applyFrames(queries, [event({ conversations: [news], items: [message("m4", 9)] })], ana.id);
    expect(ids(mine)).toEqual(["c2", "c1"]);
    expect(queries.getQueryData<ListData>(mine)?.items[0]).toEqual(news);
    expect(thread()).toEqual(["m1", "m3", "m4"]);
  });

  test("an item for a thread that is not open is left alone", () => {
    applyFrames(queries, [event({ items: [message("x", 9, { conversationId: "c2" })] })], ana.id);
    expect(queries.getQueryData(keys.thread("c2"))).toBeUndefined();
  });

  test("an old item, edited, before what was read stays for its page", () => {
    applyFrames(queries, [event({ items: [message("m0", 0), message("m3", 3, { text: "new" })] })], ana.id);
    expect(thread()).toEqual(["m1", "m3"]);
    expect(queries.getQueryData<ThreadData>(keys.thread("c1"))?.items[1]).toMatchObject({ text: "new" });
  });

  test("given to a colleague it leaves my list, and what I may do is asked again", () => {
    applyFrames(queries, [event({ conversations: [{ ...c1, owner: bruno }] })], ana.id);
    expect(ids(mine)).toEqual(["c2"]);
    expect(queries.getQueryData<Shown>(keys.shown("c1"))).toMatchObject({ owner: bruno, ...more });
    expect(stale(keys.shown("c1"))).toBe(true);
  });

  test.each([
    ["the ticket", { ticket: { id: "t", number: 7, link: "proposed" as const } }],
    ["the customer no longer waits", { waitingSince: null }],
    ["a template went on elsewhere", { supersededById: "c9" }],
  ])("%s: what I may do is asked again", (_, news) => {
    applyFrames(queries, [event({ conversations: [{ ...c1, ...news }] })], ana.id);
    expect(stale(keys.shown("c1"))).toBe(true);
  });

  test("a view only the server can tell is read again, the others are not", () => {
    const abandoned = keys.list({ tab: "all", hygiene: "abandoned" });
    const view = { tab: "all", hygiene: "abandoned" } as const;
    queries.setQueryData<ListData>(abandoned, { view, items: [c1], next: null });
    rereadLists(queries);
    expect([stale(abandoned), stale(mine)]).toEqual([true, false]);
  });

  test("a change of what is said asks nothing again", () => {
    applyFrames(queries, [event({ conversations: [{ ...c1, unread: 2 }] })], ana.id);
    expect(stale(keys.shown("c1"))).toBe(false);
  });

  test("what is gone is gone everywhere", () => {
    applyFrames(queries, [{ type: "gone", id: "2", conversationId: "c1" }], ana.id);
    expect(ids(mine)).toEqual(["c2"]);
    expect(queries.getQueryData(keys.shown("c1"))).toBeNull();
    expect(queries.getQueryData(keys.thread("c1"))).toBeUndefined();
  });

  test("gone and back in one burst stays", () => {
    const back = event({ conversations: [c1] });
    applyFrames(queries, [{ type: "gone", id: "2", conversationId: "c1" }, back], ana.id);
    expect(ids(mine)).toEqual(["c1", "c2"]);
    expect(thread()).toEqual(["m1", "m3"]);
  });

  test("topics and a changed contact make their queries be read again", () => {
    queries.setQueryData(["members"], []);
    queries.setQueryData(keys.contact("diego"), {});
    const changed = event({ topics: ["members"], contactId: "diego", conversations: [c1] });
    applyFrames(queries, [changed], ana.id);
    expect([stale(["members"]), stale(keys.contact("diego")), stale(keys.thread("c1"))]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each(topicsOfSettings)(
    "whatever is kept of %s is read again by its topic, and nothing else is",
    (topic) => {
      queries.setQueryData([topic, "of", "c1"], []);
      queries.setQueryData(["members"], []);
      applyFrames(queries, [event({ topics: [topic] })], ana.id);
      expect([stale([topic, "of", "c1"]), stale(["members"])]).toEqual([true, false]);
    },
  );

  test("a ticket: what is kept of it and of its contact is read again, other tickets are not", () => {
    const kept = [
      ["tickets", "shown", "t1"],
      ["tickets", "of", "diego"],
      ["tickets", "shown", "t2"],
    ];
    for (const key of kept) queries.setQueryData(key, {});
    applyFrames(queries, [event({ tickets: [ticket("t1")] })], ana.id);
    expect(kept.map(stale)).toEqual([true, true, false]);
    applyFrames(queries, [{ type: "ticket-gone", id: "3", ticketId: "t2" }], ana.id);
    expect(kept.map(stale)).toEqual([true, true, true]);
  });

  test("a reset makes everything be read again", () => {
    applyFrames(queries, [{ type: "reset", id: "5" }], ana.id);
    expect([stale(mine), stale(keys.thread("c1")), stale(keys.shown("c1"))]).toEqual([true, true, true]);
  });
});
