import type { Frame } from "@relevo/contract/realtime.ts";
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test } from "vitest";
import { keys, type ListData } from "../../live/cache.ts";
import { applyFrames } from "../../live/frames.ts";
import { remember } from "../../live/recent.ts";
import { ana, at, bruno, conversation } from "../../live/samples.ts";
import { OfflineError } from "../../shell/api.ts";
import { change, known } from "./change.ts";

let queries: QueryClient;
const waiting = conversation("c1", { activeAt: at(5) });
const guess = { owner: ana, state: "active" } as const;
const taken = { ...waiting, ...guess };

beforeEach(() => {
  queries = new QueryClient();
  for (const tab of ["mine", "queue"] as const) {
    const items = tab === "queue" ? [waiting] : [];
    queries.setQueryData<ListData>(keys.list({ tab }), { view: { tab }, items, next: null });
  }
});
const ids = (tab: "mine" | "queue") =>
  queries.getQueryData<ListData>(keys.list({ tab }))?.items.map(({ id }) => id);

describe("a change is shown before the server answers", () => {
  test("and stays when it agrees", async () => {
    const answer = Promise.withResolvers<typeof taken>();
    const done = change(queries, ana.id, { before: waiting, guess, send: () => answer.promise });
    expect([ids("mine"), ids("queue")]).toEqual([["c1"], []]);
    answer.resolve({ ...taken, unread: 7 });
    expect(await done).toBe("done");
    expect(known(queries, "c1")).toMatchObject({ unread: 7 });
  });

  test("is undone when it refuses", async () => {
    const send = () => Promise.reject(new OfflineError("no answer"));
    expect(await change(queries, ana.id, { before: waiting, guess, send })).toBe("refused");
    expect([ids("mine"), ids("queue")]).toEqual([[], ["c1"]]);
  });

  test("refused, what the stream told meanwhile stands", async () => {
    const newer = { ...waiting, owner: bruno, state: "active" as const, activeAt: at(8) };
    const frame: Frame = {
      type: "event",
      id: "1",
      name: "conversation.assigned",
      at: at(8),
      actorId: bruno.id,
      conversations: [newer],
      tickets: [],
      items: [],
      topics: [],
      contactId: null,
    };
    const send = async () => {
      remember([frame]);
      applyFrames(queries, [frame], ana.id);
      throw new OfflineError("no answer");
    };
    await change(queries, ana.id, { before: waiting, guess, send });
    expect([ids("mine"), ids("queue")]).toEqual([[], []]);
  });

  test("one that is out of sight now is gone from every list", async () => {
    const send = () => Promise.resolve(null);
    expect(await change(queries, ana.id, { before: waiting, guess, send })).toBe("out");
    expect([ids("mine"), ids("queue")]).toEqual([[], []]);
  });
});
