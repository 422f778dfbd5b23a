import { endpoint } from "@relevo/contract/endpoint.ts";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { address, call, OfflineError, RefusalError } from "./api.ts";

const show = endpoint({
  method: "GET",
  path: "/conversations/:id",
  summary: "One.",
  access: "conversations.read",
  params: z.object({ id: z.string() }),
  response: z.object({ id: z.string() }),
});
const reply = endpoint({
  method: "POST",
  path: "/conversations/:id/messages",
  summary: "Reply.",
  access: "conversations.work",
  params: z.object({ id: z.string() }),
  body: z.object({ text: z.string() }),
  status: 204,
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Answers every request with the same response and remembers what was asked. */
function server(respond: () => Response | Promise<never>) {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return respond();
  });
  return asked;
}

const problem = {
  type: "about:blank",
  title: "The request has fields that cannot be accepted.",
  status: 422,
  code: "INVALID",
  failures: [{ code: "INVALID", pointer: "/text" }, { code: "EMPTY_MESSAGE" }],
  requestId: "r-1",
};

describe("call", () => {
  test("fills the path and answers what the server said", async () => {
    const asked = server(() => Response.json({ id: "a/b" }));
    expect(await call(show, { params: { id: "a/b" } })).toEqual({ id: "a/b" });
    expect(asked[0]?.url).toBe("/api/v1/conversations/a%2Fb");
    expect(asked[0]?.init.credentials).toBe("same-origin");
  });

  test("a write carries a key of its own, or the one of the act it repeats; a read carries none", async () => {
    const asked = server(() => new Response(null, { status: 204 }));
    const given = { params: { id: "1" }, body: { text: "hola" } };
    expect(await call(reply, given)).toBeUndefined();
    await call(reply, given);
    await call(reply, given, { key: "same" });
    const keys = asked.map(({ init }) => new Headers(init.headers).get("idempotency-key"));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe("same");
    const reads = server(() => Response.json({ id: "1" }));
    await call(show, { params: { id: "1" } });
    expect(new Headers(reads[0]?.init.headers).has("idempotency-key")).toBe(false);
  });

  test("a refusal arrives with its code and every failing condition", async () => {
    server(() =>
      Response.json(problem, { status: 422, headers: { "content-type": "application/problem+json" } }),
    );
    const refused = await call(show, { params: { id: "1" } }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusalError);
    expect(refused).toMatchObject({
      code: "INVALID",
      status: 422,
      requestId: "r-1",
      failures: problem.failures,
    });
  });

  test.each([
    ["no connection", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["a proxy's own page", () => new Response("<html>Bad gateway</html>", { status: 502 })],
  ])("%s is the server out of reach", async (_, respond) => {
    server(respond);
    await expect(call(show, { params: { id: "1" } })).rejects.toBeInstanceOf(OfflineError);
  });

  test("giving up is not a failure of the server", async () => {
    const giving = new AbortController();
    server(() => {
      giving.abort();
      return Promise.reject(giving.signal.reason);
    });
    await expect(call(show, { params: { id: "1" } }, { signal: giving.signal })).rejects.toBe(
      giving.signal.reason,
    );
  });
});

test("query values that are absent are left out, lists are repeated", () => {
  expect(
    address("/conversations", {}, { tab: "mine", cursor: undefined, inbox: ["a", "b&c"], limit: 20 }),
  ).toBe("/api/v1/conversations?tab=mine&inbox=a&inbox=b%26c&limit=20");
});
