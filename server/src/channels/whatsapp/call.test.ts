import { expect, test } from "vitest";
import { lost } from "./call.ts";

function failed(cause: Error, parts: { code?: string; syscall?: string }): Error {
  return new TypeError("fetch failed", { cause: Object.assign(cause, parts) });
}

const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" });
const reset = Object.assign(new Error("reset"), { code: "ECONNRESET", syscall: "read" });

test.each([
  ["refused", failed(new Error(), { code: "ECONNREFUSED", syscall: "connect" }), "unsent"],
  [
    "refused on every address",
    failed(new AggregateError([refused, refused]), { code: "ECONNREFUSED" }),
    "unsent",
  ],
  ["no such name", failed(new Error(), { code: "ENOTFOUND", syscall: "getaddrinfo" }), "unsent"],
  ["connecting took too long", failed(new Error(), { code: "UND_ERR_CONNECT_TIMEOUT" }), "unsent"],
  ["a time-out while connecting", failed(new Error(), { code: "ETIMEDOUT", syscall: "connect" }), "unsent"],
  ["a certificate that expired", failed(new Error(), { code: "CERT_HAS_EXPIRED" }), "unsent"],
  ["a certificate for another name", failed(new Error(), { code: "ERR_TLS_CERT_ALTNAME_INVALID" }), "unsent"],
  [
    "a route that died while reading",
    failed(new Error(), { code: "EHOSTUNREACH", syscall: "read" }),
    "uncertain",
  ],
  ["a time-out while reading", failed(new Error(), { code: "ETIMEDOUT", syscall: "read" }), "uncertain"],
  [
    "reset on one of the addresses",
    failed(new AggregateError([refused, reset]), { code: "ECONNRESET" }),
    "uncertain",
  ],
  ["cut", failed(new Error(), { code: "UND_ERR_SOCKET" }), "uncertain"],
  ["no answer in time", failed(new Error(), { code: "UND_ERR_HEADERS_TIMEOUT" }), "uncertain"],
  ["our own patience", new DOMException("late", "TimeoutError"), "uncertain"],
  ["a stop", new DOMException("stop", "AbortError"), "uncertain"],
  ["anything else", new Error("?"), "uncertain"],
  ["no error at all", "stopped", "uncertain"],
])("%s", (_, error, kind) => {
  expect(lost(error).kind).toBe(kind);
});
