import type { FastifyRequest } from "fastify";
import type { Desk } from "../platform/desk.ts";
import { addressHeader } from "./auth-options.ts";

/** What the sign-in library may read of a request; everything else, forwarded addresses first, stays out. */
const passed = [
  "cookie",
  "origin",
  "referer",
  "user-agent",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
] as const;

/** The request as the sign-in library wants it: already parsed, its body is written anew as JSON. */
export function webRequest(desk: Desk, request: FastifyRequest, path: string, body: unknown): Request {
  const headers = webHeaders(request);
  headers.set("content-type", "application/json");
  return new Request(`${ownOrigin(desk, request)}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body ?? {}),
  });
}

export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [addressHeader]: request.ip });
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}

/** The origin of our own pages as this client reached them, where its Host makes one. */
export function ownOrigin(desk: Desk, request: FastifyRequest): string {
  const asked = `${request.protocol}://${request.host}`;
  return new URL(URL.canParse(asked) ? asked : desk.publicUrl()).origin;
}
