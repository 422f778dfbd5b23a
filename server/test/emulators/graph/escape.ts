import { createHmac } from "node:crypto";

/**
 * JSON as Meta writes and signs it: ASCII only, with `/ < % @` escaped. A receiver that verifies a parsed and
 * re-printed body instead of the bytes fails on it.
 */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff/<%@]/g, (char) => escapes.get(char) ?? unicode(char));
}

/** The value of `X-Hub-Signature-256` for a body. */
export function sign(body: string | Buffer, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}

const escapes = new Map([
  ["/", "\\/"],
  ["<", "\\u003C"],
  ["%", "\\u0025"],
  ["@", "\\u0040"],
]);

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
