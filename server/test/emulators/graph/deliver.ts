import { metaJson, sign } from "./escape.ts";

export type Delivery = {
  signature?: "right" | "wrong" | "missing";
  /** Only so many bytes of the body arrive, signed as they are. */
  cutAt?: number;
};

/** Posts one webhook as Meta does and tells how it was answered. A string is taken as the body itself. */
export async function deliver(
  callbackUrl: string,
  webhook: unknown,
  appSecret: string,
  { signature = "right", cutAt }: Delivery = {},
): Promise<{ status: number; body: string }> {
  const whole = Buffer.from(typeof webhook === "string" ? webhook : metaJson(webhook));
  const body = cutAt === undefined ? whole : whole.subarray(0, cutAt);
  const headers = new Headers({ "content-type": "application/json", "user-agent": "facebookexternalua" });
  const secret = signature === "wrong" ? `not ${appSecret}` : appSecret;
  if (signature !== "missing") headers.set("x-hub-signature-256", sign(body, secret));
  const response = await fetch(callbackUrl, { method: "POST", headers, body: new Uint8Array(body) });
  return { status: response.status, body: await response.text() };
}

/** Meta's subscription handshake: a good callback answers 200 with the challenge alone. */
export async function handshake(
  callbackUrl: string,
  verifyToken: string,
  challenge = "1158201444",
): Promise<{ status: number; body: string }> {
  const url = new URL(callbackUrl);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", verifyToken);
  const response = await fetch(url);
  return { status: response.status, body: await response.text() };
}
