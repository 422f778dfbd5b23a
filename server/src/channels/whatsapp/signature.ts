import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * Is this body Meta's? HMAC-SHA256 under the *app secret* over the bytes as they came: Meta signs its own
 * escaped JSON, so a body that was parsed and printed again never matches.
 * Source: `X-Hub-Signature-256: sha256=<hex>`. Any other form of header is simply not a signature.
 */
export function verifySignature(raw: Buffer, header: string | undefined, appSecret: string): boolean {
  const hex = header === undefined ? null : /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1];
  // An empty secret would let anyone sign.
  if (!hex || appSecret === "") return false;
  const expected = createHmac("sha256", appSecret).update(raw).digest();
  const given = Buffer.from(hex, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Meta's subscription handshake (`GET cb?hub.mode=subscribe&hub.challenge=…&hub.verify_token=…`): the
 * challenge to answer with (as text/plain), or null for a refusal (403). Takes the query as parsed, in which
 * any parameter may be missing or repeated.
 */
export function answerHandshake(query: Record<string, unknown>, verifyToken: string): string | null {
  const token = query["hub.verify_token"];
  const challenge = query["hub.challenge"];
  if (query["hub.mode"] !== "subscribe" || typeof token !== "string" || typeof challenge !== "string") {
    return null;
  }
  // Documented as an integer; echoing free text would lend our origin to whoever knows the token.
  if (verifyToken === "" || !/^[\w-]{1,256}$/.test(challenge)) return null;
  return timingSafeEqual(digest(token), digest(verifyToken)) ? challenge : null;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
