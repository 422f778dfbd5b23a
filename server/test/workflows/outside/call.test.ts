import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HttpRequest } from "../../../src/workflows/effects.rules.ts";
import { call, type Outside } from "../../../src/workflows/http/call.ts";
import { startWeb, type Web } from "./web.ts";

let web: Web;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.stop());
beforeEach(() => {
  web.asked.length = 0;
  web.answers((response) => response.end("{}"));
});

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  ...{ method: "GET", url: web.url, headers: [], body: "", timeoutMs: 5000, retries: 0, variable: "crm" },
  ...more,
});
/** Names nobody asks a name server for: each is looked up in a table. */
const outside = (names: Record<string, string[]> = {}, allowed = [web.host]): Outside => ({
  allowed,
  resolve: async (host) => names[host] ?? [],
});
const port = () => web.host.split(":")[1];

test("one request leaves as it was written, with what the desk says of it", async () => {
  web.answers((response) => response.writeHead(201).end('{"id": 7}'));
  const headers = [{ name: "Authorization", value: "Bearer x" }];
  const asked = request({ method: "POST", url: `${web.url}/a?b=1`, headers, body: '{"a": "ñ"}' });
  expect(await call(asked, "run:3", outside())).toEqual({ status: 201, text: '{"id": 7}', retryAfter: null });
  expect(web.asked).toMatchObject([
    {
      ...{ method: "POST", path: "/a?b=1", body: '{"a": "ñ"}' },
      headers: {
        ...{ authorization: "Bearer x", "idempotency-key": "run:3", host: web.host },
        ...{ "content-type": "application/json", "content-length": "11", "accept-encoding": "identity" },
      },
    },
  ]);
});

describe("what is not the open internet is not reached", () => {
  test.each([
    ["an address of this machine", () => web.url, []],
    ["the same, written otherwise", () => `http://2130706433:${port()}/`, []],
    ["in octal", () => `http://0177.0.0.1:${port()}/`, []],
    ["in IPv6", () => `http://[::1]:${port()}/`, []],
    ["mapped into IPv6", () => `http://[::ffff:127.0.0.1]:${port()}/`, []],
    ["the cloud's metadata", () => "http://169.254.169.254/latest/meta-data/", []],
    ["a port of mail", () => "http://crm.example:25/", ["93.184.216.34"]],
    ["a name that leads to this machine", () => `http://crm.example:${port()}/`, ["127.0.0.1"]],
    ["a name one of whose addresses does", () => "http://crm.example/", ["93.184.216.34", "10.0.0.1"]],
  ])("%s", async (_, url, addresses) => {
    const answer = await call(request({ url: url() }), "k", outside({ "crm.example": addresses }, []));
    expect(answer).toEqual({ why: "not_allowed" });
    expect(web.asked).toEqual([]);
  });

  test("a name leads where it led when it was looked at, whatever it leads to later", async () => {
    let looks = 0;
    const turning: Outside = {
      allowed: [`crm.example:${port()}`],
      resolve: async () => {
        looks += 1;
        return looks === 1 ? ["127.0.0.1"] : ["10.0.0.1"];
      },
    };
    expect(await call(request({ url: `http://crm.example:${port()}/` }), "k", turning)).toMatchObject({
      status: 200,
    });
    expect(looks).toBe(1);
  });

  test.each([
    ["ftp://crm.example/", "bad_url"],
    ["file:///etc/passwd", "bad_url"],
    ["javascript:1", "bad_url"],
    ["not an address", "bad_url"],
    ["", "bad_url"],
    ["https://user:pass@crm.example/", "bad_url"],
    ["http://nowhere.example/", "no_answer"],
  ])("%s: %s", async (url, why) => expect(await call(request({ url }), "k", outside())).toEqual({ why }));
});

describe("redirects", () => {
  test("to a private address are not followed", async () => {
    for (const to of ["http://169.254.169.254/", `http://127.0.0.1:1/`, "http://crm.example:8080/"]) {
      web.answers((response) => response.writeHead(302, { location: to }).end());
      const answer = await call(request(), "k", outside({ "crm.example": ["192.168.0.1"] }));
      expect(answer, to).toEqual({ why: "not_allowed" });
    }
  });
  test("on the same host are, three times at most", async () => {
    web.answers((response, { path }) =>
      path === "/3" ? response.end("there") : response.writeHead(302, { location: next(path) }).end(),
    );
    expect(await call(request({ url: `${web.url}/0` }), "k", outside())).toMatchObject({ text: "there" });
    web.answers((response, { path }) => response.writeHead(302, { location: next(path) }).end());
    expect(await call(request({ url: `${web.url}/0` }), "k", outside())).toEqual({ why: "redirect" });
    expect(web.asked).toHaveLength(4 + 4);
  });
  test("to another host leave behind what the author wrote", async () => {
    const other = await startWeb((response) => response.end("other"));
    web.answers((response) => response.writeHead(302, { location: `${other.url}/x` }).end());
    const headers = [{ name: "Authorization", value: "Bearer s3cret" }];
    const body = "s3cret";
    const answer = await call(
      request({ method: "POST", headers, body }),
      "k",
      outside({}, [web.host, other.host]),
    );
    expect(answer).toMatchObject({ text: "other" });
    expect(JSON.stringify(other.asked)).not.toContain("s3cret");
    expect(other.asked).toMatchObject([{ method: "GET", path: "/x" }]);
    await other.stop();
  });
});

describe("an answer", () => {
  test("of 10 MB is not taken: it is cut off after 256 kB", async () => {
    let sent = 0;
    const cut = new Promise<void>((resolve) => {
      web.answers((response) => {
        const piece = Buffer.alloc(64 * 1024, "x");
        const more = (): void => {
          while (sent < 10 * 1024 * 1024 && !response.destroyed) {
            sent += piece.length;
            if (!response.write(piece)) return void response.once("drain", more);
          }
          response.end();
        };
        response.on("close", resolve);
        more();
      });
    });
    expect(await call(request(), "k", outside())).toEqual({ why: "too_large" });
    await cut;
    expect(sent).toBeLessThan(10 * 1024 * 1024);
  });
  test("of 256 kB is", async () => {
    web.answers((response) => response.end("x".repeat(256 * 1024)));
    expect(await call(request(), "k", outside())).toMatchObject({ status: 200 });
  });
  test("that does not come, or not to its end, is too late", async () => {
    web.answers(() => {});
    expect(await call(request({ timeoutMs: 500 }), "k", outside())).toEqual({ why: "timeout" });
    web.answers((response) => response.write("{"));
    expect(await call(request({ timeoutMs: 500 }), "k", outside())).toEqual({ why: "timeout" });
  });
  test("for whose name nobody answers is too late, too", async () => {
    const silent: Outside = {
      allowed: [],
      resolve: (_host, _options, signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    };
    expect(await call(request({ url: "http://crm.example/", timeoutMs: 500 }), "k", silent)).toEqual({
      why: "timeout",
    });
  });
  test("that is cut, or packed, is none", async () => {
    web.answers((response) => response.destroy());
    expect(await call(request(), "k", outside())).toEqual({ why: "no_answer" });
    web.answers((response) => {
      response.writeHead(200, { "content-length": "10" }).write("half");
      setImmediate(() => response.destroy());
    });
    expect(await call(request(), "k", outside())).toEqual({ why: "no_answer" });
    web.answers((response) =>
      response.socket?.end("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
    );
    expect(await call(request(), "k", outside())).toEqual({ why: "no_answer" });
    web.answers((response) => response.socket?.end(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}\r\n\r\n`));
    expect(await call(request(), "k", outside())).toEqual({ why: "no_answer" });
    web.answers((response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
    expect(await call(request(), "k", outside())).toEqual({ why: "unreadable" });
    expect(await call(request({ url: "http://127.0.0.1:1/" }), "k", outside({}, ["127.0.0.1"]))).toEqual({
      why: "no_answer",
    });
  });
});

test.each([
  { name: "Host", value: "other.example" },
  { name: "Content-Length", value: "3" },
  { name: "X-A", value: "a\r\nX-B: b" },
  { name: "X-A\r\nX-B", value: "b" },
])("a request with the header %j does not leave", async (header) => {
  expect(await call(request({ headers: [header] }), "k", outside())).toEqual({ why: "bad_header" });
  expect(web.asked).toEqual([]);
});

function next(path: string): string {
  return `/${Number(path.slice(1)) + 1}`;
}
