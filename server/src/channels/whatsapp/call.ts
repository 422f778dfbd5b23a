import type { Json, JsonObject } from "../inbound/item.ts";
import { objectOf, textOf } from "./json.rules.ts";

/** One company number at the Graph API. `baseUrl` and `version` are configuration, the token is a secret. */
export type GraphConnection = { baseUrl: string; version: string; numberId: string; token: string };

export const graphDefaults = { baseUrl: "https://graph.facebook.com", version: "v26.0" };

/** Any parsed error answer, whatever its HTTP status: `decideCode` says what it means. */
export type Answered = { kind: "answered"; code: number; message: string; detail: string | null };

/** The request began and no answer was understood: it may have been done. `why` holds neither token nor content. */
export type Uncertain = { kind: "uncertain"; why: string };

/** It never left: no connection was made. May be tried again. */
export type Unsent = { kind: "unsent"; why: string };

export type Failure = Answered | Uncertain | Unsent;

export type GraphRequest = { method: "GET" | "POST" | "DELETE"; path: string; body?: JsonObject | FormData };

/** One call to the Graph API, told by what is known afterwards. Never throws, never logs. */
export async function callGraph(
  connection: GraphConnection,
  request: GraphRequest,
  signal: AbortSignal,
): Promise<{ kind: "done"; body: JsonObject } | Failure> {
  const prepared = prepare(connection, request, signal);
  if (prepared === null) return { kind: "unsent", why: "invalid-request" };
  if (signal.aborted) return { kind: "unsent", why: "aborted" };
  let text: string;
  let ok: boolean;
  try {
    const response = await fetch(prepared);
    ok = response.ok;
    text = await response.text();
  } catch (error) {
    return lost(error);
  }
  const body = parseObject(text);
  const error = objectOf(body?.error);
  const code = typeof error?.code === "number" ? error.code : null;
  if (error && code !== null) {
    const detail = textOf(objectOf(error.error_data)?.details);
    return { kind: "answered", code, message: textOf(error.message) ?? "", detail };
  }
  // A page of some proxy in between says nothing about the API behind it.
  return ok && body ? { kind: "done", body } : { kind: "uncertain", why: "unreadable-answer" };
}

/** What a thrown fetch tells: `unsent` only when it is sure that no connection was made. */
export function lost(error: unknown): Uncertain | Unsent {
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "uncertain", why: "timeout" };
  if (error instanceof Error && error.name === "AbortError") return { kind: "uncertain", why: "aborted" };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = propertyOf(cause, "code") ?? "cut";
  return { kind: neverConnected(cause, code) ? "unsent" : "uncertain", why: code };
}

/** Null for a base address that is no URL, or a token no header can carry (whose error would quote it). */
function prepare(connection: GraphConnection, request: GraphRequest, signal: AbortSignal): Request | null {
  const { baseUrl, version, token } = connection;
  const headers = new Headers({ "user-agent": "relevo" });
  const body = request.body instanceof FormData ? request.body : JSON.stringify(request.body);
  try {
    headers.set("authorization", `Bearer ${token}`);
    if (typeof body === "string") headers.set("content-type", "application/json");
    // Following a redirect would send the message a second time, somewhere else.
    const options = { method: request.method, headers, signal, redirect: "manual" } as const;
    const url = `${baseUrl}/${version}/${request.path}`;
    return new Request(url, body === undefined ? options : { ...options, body });
  } catch {
    return null;
  }
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(text);
    return objectOf(value);
  } catch {
    return null;
  }
}

/** By the step that failed, not by code alone: a reset, a time-out or a dead route may strike after the request too. */
function neverConnected(cause: unknown, code: string): boolean {
  const step = propertyOf(cause, "syscall");
  if (step === "connect" || step === "getaddrinfo" || code === "UND_ERR_CONNECT_TIMEOUT") return true;
  // Several addresses were tried; each must have failed to connect.
  if (cause instanceof AggregateError) {
    return cause.errors.every((one: unknown) => propertyOf(one, "syscall") === "connect");
  }
  // The certificate is looked at before anything is sent.
  return /CERT|SELF_SIGNED|UNABLE_TO_/.test(code);
}

function propertyOf(value: unknown, name: "code" | "syscall"): string | null {
  if (!(value instanceof Error) || !(name in value)) return null;
  const property: unknown = Reflect.get(value, name);
  return typeof property === "string" ? property : null;
}
