import type { Conversation } from "@relevo/contract/conversations.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keys, type ListData, type ThreadData } from "./cache.ts";
import { listQuery, readBack, readOn, shownQuery, threadQuery } from "./read.ts";
import { remember } from "./recent.ts";
import { ana, at, bruno, conversation, message } from "./samples.ts";

let queries: QueryClient;
beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});
afterEach(() => vi.unstubAllGlobals());

const mine = { tab: "mine" } as const;
const owned = (id: string, minute: number) => conversation(id, { owner: ana, activeAt: at(minute) });
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

/** Answers each request in turn; `during` happens while the answer is on its way. */
function server(...answers: { body: unknown; status?: number; during?: () => void }[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const { body, status = 200, during } = answers.shift() ?? { body: null };
    during?.();
    const type = status === 200 ? "application/json" : "application/problem+json";
    return Response.json(body, { status, headers: { "content-type": type } });
  });
  return asked;
}
const page = (items: Conversation[], next: string | null = null) => ({ body: { items, next } });
const ids = () => queries.getQueryData<ListData>(keys.list(mine))?.items.map(({ id }) => id);

describe("a list", () => {
  test("what happened while it was read is in it", async () => {
    const during = () =>
      remember([
        event({ conversations: [owned("c", 9), conversation("a", { owner: bruno })] }),
        { type: "gone", id: "2", conversationId: "b" },
      ]);
    server({ ...page([owned("a", 3), owned("b", 2)]), during });
    await queries.fetchQuery(listQuery(queries, mine, ana.id));
    expect(ids()).toEqual(["c"]);
  });

  test("read again, it reaches as far as before", async () => {
    server(page([owned("a", 3)], "p2"), page([owned("b", 2)], "p3"));
    await queries.fetchQuery(listQuery(queries, mine, ana.id));
    await readOn(queries, mine, ana.id);
    expect(ids()).toEqual(["a", "b"]);
    const asked = server(page([owned("a", 3)], "p2"), page([owned("b", 2)], "p3"));
    await queries.fetchQuery({ ...listQuery(queries, mine, ana.id), staleTime: 0 });
    expect(ids()).toEqual(["a", "b"]);
    expect(asked.map((url) => new URL(url, "http://x").searchParams.get("cursor"))).toEqual([null, "p2"]);
  });

  test("its end is its end", async () => {
    const asked = server(page([owned("a", 3)]));
    await queries.fetchQuery(listQuery(queries, mine, ana.id));
    await readOn(queries, mine, ana.id);
    expect(asked).toHaveLength(1);
  });
});

describe("a thread", () => {
  const thread = () => queries.getQueryData<ThreadData>(keys.thread("c1"))?.items.map(({ id }) => id);

  test("what came while it was read is in it, also while the page before is read", async () => {
    const came = (id: string, minute: number) => () => remember([event({ items: [message(id, minute)] })]);
    server(
      { body: { items: [message("m5", 5)], older: "o", newer: null }, during: came("m6", 6) },
      { body: { items: [message("m4", 4)], older: null, newer: null }, during: came("m7", 7) },
    );
    await queries.fetchQuery(threadQuery(queries, "c1"));
    expect(thread()).toEqual(["m5", "m6"]);
    expect(await readBack(queries, "c1")).toBe(true);
    expect(thread()).toEqual(["m4", "m5", "m6", "m7"]);
    expect(await readBack(queries, "c1")).toBe(false);
  });
});

describe("one conversation", () => {
  const can = { reply: true, comment: true, claim: true, assign: true, move: true };
  test("is as the stream told it last", async () => {
    const during = () => remember([event({ conversations: [conversation("c1", { owner: bruno })] })]);
    server({ body: { ...conversation("c1"), can }, during });
    expect(await queries.fetchQuery(shownQuery("c1"))).toMatchObject({ owner: bruno, can });
  });

  test("that is not to be seen is none; any other failure is one", async () => {
    const problem = (code: string, status: number) => ({
      body: { code, status, failures: [], title: "" },
      status,
    });
    server(problem("NOT_FOUND", 404), problem("FAULT", 500));
    expect(await queries.fetchQuery(shownQuery("c1"))).toBeNull();
    await expect(queries.fetchQuery(shownQuery("c2"))).rejects.toThrow("FAULT");
  });
});
