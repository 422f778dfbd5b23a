import { type IncomingMessage, request as plain, type RequestOptions } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import type { HttpRequest } from "../effects.rules.ts";
import { isAllowed, isPublic, isWebPort, literalOf } from "./address.rules.ts";
import { mayName, maySay } from "./headers.rules.ts";
import { type Hop, mostRedirects, nextHop, sendsOn } from "./redirect.rules.ts";
import type { Resolve } from "./resolve.ts";

/** What may be reached, and how names become addresses. */
export interface Outside {
  /** Hosts that may be reached wherever they are: see RELEVO_HTTP_ALLOW_HOSTS. */
  allowed: readonly string[];
  resolve: Resolve;
}
export interface Answer {
  status: number;
  text: string;
  /** Seconds, where it asked for patience. */
  retryAfter: number | null;
}
/** Why there is no answer. */
export type Silence =
  | "bad_url"
  | "bad_header"
  | "not_allowed"
  | "redirect"
  | "too_large"
  | "unreadable"
  | "timeout"
  | "no_answer";

/** Bytes of an answer that are read; a longer one is none. */
const longest = 256 * 1024;

/**
 * Sends one request to the open internet. The addresses that were checked are those it connects to, at every redirect
 * anew: a name that leads elsewhere the second time leads nowhere. One time limit for all of it. Never throws, never logs.
 */
export async function call(
  request: HttpRequest,
  key: string,
  outside: Outside,
): Promise<Answer | { why: Silence }> {
  const headers = headersOf(request);
  if (headers === null) return { why: "bad_header" };
  if (!URL.canParse(request.url)) return { why: "bad_url" };
  const late = AbortSignal.timeout(request.timeoutMs);
  const first = { method: request.method, url: new URL(request.url), own: headers, body: request.body };
  try {
    return await follow(first, key, outside, late);
  } catch {
    return { why: late.aborted ? "timeout" : "no_answer" };
  }
}

async function follow(
  first: Hop,
  key: string,
  outside: Outside,
  late: AbortSignal,
): Promise<Answer | { why: Silence }> {
  let hop = first;
  for (let redirects = 0; ; redirects++) {
    const reached = await reach(hop.url, outside, late);
    if ("why" in reached) return reached;
    const response = await send(hop, key, reached.lookup, late);
    const status = response.statusCode ?? 0;
    const location = sendsOn(status, response.headers.location);
    if (location === null) return read(response, status);
    response.destroy();
    const next = redirects < mostRedirects ? nextHop(hop, status, location) : null;
    if (!next) return { why: "redirect" };
    hop = next;
  }
}

/** Where a host may be reached: `lookup` knows no other address than those that were looked at here. */
async function reach(
  url: URL,
  outside: Outside,
  late: AbortSignal,
): Promise<{ lookup: LookupFunction } | { why: Silence }> {
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.username || url.password)
    return { why: "bad_url" };
  const allowed = isAllowed(url, outside.allowed);
  if (!allowed && !isWebPort(url)) return { why: "not_allowed" };
  const literal = literalOf(url);
  const addresses = literal ? [literal] : await outside.resolve(url.hostname, { inside: allowed }, late);
  if (addresses.length === 0) return { why: "no_answer" };
  if (!allowed && !addresses.every(isPublic)) return { why: "not_allowed" };
  return { lookup: only(addresses) };
}

function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_host, { all: every }, callback) => {
    if (every) callback(null, all);
    else callback(null, all[0]?.address ?? "", all[0]?.family ?? 4);
  };
}

function send(hop: Hop, key: string, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, url, own, body } = hop;
  const content = Buffer.from(body);
  const options: RequestOptions = {
    method,
    // Of its own: no connection is kept, no proxy of the environment is asked.
    agent: false,
    lookup,
    signal,
    headers: {
      accept: "application/json, */*;q=0.5",
      "user-agent": "relevo",
      ...(body === "" ? {} : { "content-type": /^\s*[[{]/.test(body) ? "application/json" : "text/plain" }),
      ...own,
      "accept-encoding": "identity",
      "idempotency-key": key,
      ...(body === "" && method === "GET" ? {} : { "content-length": content.length }),
    },
  };
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === "https:" ? secure : plain)(url, options, resolve);
    sent.on("error", reject);
    // Who answers by changing the protocol does not speak ours. The socket is then nobody's but our own: an error of it
    // that is not heard would end the process.
    sent.on("upgrade", (_, socket) => {
      socket.on("error", () => {}).destroy();
      reject(new Error("upgrade"));
    });
    sent.end(content);
  });
}

async function read(response: IncomingMessage, status: number): Promise<Answer | { why: Silence }> {
  const { "content-encoding": coding, "retry-after": patience } = response.headers;
  if (coding !== undefined && coding !== "identity") {
    response.destroy();
    return { why: "unreadable" };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop ends the connection: what is still to come is not taken.
    if (size > longest) return { why: "too_large" };
    chunks.push(chunk);
  }
  const retryAfter = /^\d{1,6}$/.test(patience ?? "") ? Number(patience) : null;
  return { status, text: Buffer.concat(chunks).toString("utf8"), retryAfter };
}

/** Null where one of them is ours to say, or would end its line. */
function headersOf({ headers }: HttpRequest): Record<string, string> | null {
  if (!headers.every(({ name, value }) => mayName(name) && maySay(value))) return null;
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}
