import type { ServerResponse } from "node:http";
import { metaJson } from "./escape.ts";

/** Answers as the Graph API does. */
export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8" }).end(metaJson(body));
}

/** Meta's error answer for a code, with the HTTP status that usually goes with it. */
export function replyError(response: ServerResponse, code: number, details = `details of ${code}`): void {
  const error = {
    message: `(#${code}) message of ${code}`,
    type: "OAuthException",
    code,
    error_data: { messaging_product: "whatsapp", details },
    fbtrace_id: "Az8",
  };
  replyJson(response, statuses.get(code) ?? 400, { error });
}

const statuses = new Map([
  [0, 401],
  [190, 401],
  [1, 500],
  [2, 503],
  [4, 429],
  [80007, 429],
  [130429, 429],
  [131056, 429],
  [131000, 500],
  [131016, 500],
  [132001, 404],
]);
