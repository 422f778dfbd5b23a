import { describe, expect, test } from "vitest";
import { type Hop, nextHop, sendsOn } from "./redirect.rules.ts";

const own = { authorization: "Bearer s3cret" };
const hop = (method: string, url = "https://crm.example/a/b", body = ""): Hop => ({
  method,
  url: new URL(url),
  own,
  body,
});
const told = (next: Hop | null) => next && { ...next, url: next.url.href };

test.each([
  [302, "/x", "/x"],
  [304, "/x", null],
  [200, "/x", null],
  [308, undefined, null],
])("%i to %s sends on to %s", (status, location, to) => expect(sendsOn(status, location)).toBe(to));

describe("on the same host", () => {
  test.each([
    ["GET", 302, "c", "GET", "https://crm.example/a/c"],
    ["POST", 302, "/c", "GET", "https://crm.example/c"],
    ["POST", 303, "/c", "GET", "https://crm.example/c"],
    ["PUT", 302, "/c", "PUT", "https://crm.example/c"],
    ["POST", 307, "/c", "POST", "https://crm.example/c"],
    ["DELETE", 308, "/c", "DELETE", "https://crm.example/c"],
  ])("%s after %i to %s goes on as %s %s with its headers", (method, status, location, then, url) => {
    const body = method === "GET" ? "" : "{}";
    const kept = then === method ? body : "";
    expect(told(nextHop(hop(method, undefined, body), status, location))).toEqual({
      method: then,
      url,
      own,
      body: kept,
    });
  });

  test("from http to https it keeps them, back it does not", () => {
    expect(nextHop(hop("GET", "http://crm.example/"), 301, "https://crm.example/")?.own).toEqual(own);
    expect(nextHop(hop("GET", "https://crm.example/"), 301, "http://crm.example/")?.own).toEqual({});
    expect(nextHop(hop("GET", "http://crm.example/"), 301, "https://crm.example:8443/")?.own).toEqual({});
  });
});

describe("to another host", () => {
  test("a GET goes on without what its author wrote into its head", () => {
    expect(told(nextHop(hop("GET"), 302, "//other.example/x"))).toEqual({
      ...{ method: "GET", url: "https://other.example/x", own: {}, body: "" },
    });
  });
  test("a POST that becomes a GET goes on; its body stays", () => {
    expect(told(nextHop(hop("POST", undefined, "{}"), 302, "https://other.example/"))).toEqual({
      ...{ method: "GET", url: "https://other.example/", own: {}, body: "" },
    });
  });
  test("what would take its body along does not go", () => {
    expect(nextHop(hop("POST", undefined, "{}"), 307, "https://other.example/")).toBeNull();
    expect(nextHop(hop("DELETE"), 308, "https://other.example/")).toBeNull();
  });
});

test("no address is nowhere", () => expect(nextHop(hop("GET"), 302, "http://[")).toBeNull());
