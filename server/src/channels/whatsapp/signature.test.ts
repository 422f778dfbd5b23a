import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metaJson, sign } from "../../../test/emulators/graph/escape.ts";
import { answerHandshake, verifySignature } from "./signature.ts";

describe("the signature of a webhook", () => {
  const raw = Buffer.from(String.raw`{"a":"\u00e4\u00f6\u00e5 \ud83d\ude00 \/ <"}`);
  const hex = "520274b53149995977e9d2cde6a5bc65ac72e9b3c8cf5aa07afac0b9ee856394";

  test("Meta's escaped bytes verify; the same JSON printed again does not", () => {
    expect(verifySignature(raw, `sha256=${hex}`, "app_secret")).toBe(true);
    expect(verifySignature(raw, `sha256=${hex.toUpperCase()}`, "app_secret")).toBe(true);
    const printed = Buffer.from(JSON.stringify(JSON.parse(raw.toString())));
    expect(verifySignature(printed, `sha256=${hex}`, "app_secret")).toBe(false);
  });

  test.each([
    ["missing", undefined],
    ["empty", ""],
    ["without scheme", hex],
    ["SHA-1", `sha1=${hex.slice(0, 40)}`],
    ["too short", `sha256=${hex.slice(0, 62)}`],
    ["too long", `sha256=${hex}00`],
    ["not hex", `sha256=${"z".repeat(64)}`],
    ["two of them", `sha256=${hex}, sha256=${hex}`],
    ["wrong", `sha256=${hex.replace("5", "6")}`],
  ])("a header that is %s is refused", (_, header) => {
    expect(verifySignature(raw, header, "app_secret")).toBe(false);
  });

  test("another secret, and an empty one, are refused", () => {
    expect(verifySignature(raw, `sha256=${hex}`, "other")).toBe(false);
    expect(verifySignature(raw, sign(raw, ""), "")).toBe(false);
  });

  test("any body verifies as signed, and not after a byte was changed", () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ minLength: 1 }), fc.nat(), (json, secret, place) => {
        const body = Buffer.from(metaJson(JSON.parse(json)));
        const header = sign(body, secret);
        expect(verifySignature(body, header, secret)).toBe(true);
        const index = place % body.length;
        body[index] = (body[index] ?? 0) ^ 1;
        expect(verifySignature(body, header, secret)).toBe(false);
      }),
    );
  });
});

describe("the subscription handshake", () => {
  const asked = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "t0ken" };

  test("the challenge is given back for the right token", () => {
    expect(answerHandshake(asked, "t0ken")).toBe("1158201444");
  });

  test.each([
    ["another token", { ...asked, "hub.verify_token": "t0kem" }, "t0ken"],
    ["no token", { ...asked, "hub.verify_token": undefined }, "t0ken"],
    ["the token twice", { ...asked, "hub.verify_token": ["t0ken", "t0ken"] }, "t0ken"],
    ["an empty token on both sides", { ...asked, "hub.verify_token": "" }, ""],
    ["another mode", { ...asked, "hub.mode": "unsubscribe" }, "t0ken"],
    ["no challenge", { ...asked, "hub.challenge": undefined }, "t0ken"],
    ["markup as challenge", { ...asked, "hub.challenge": "<script>" }, "t0ken"],
    ["nothing", {}, "t0ken"],
  ])("refused with %s", (_, query, token) => {
    expect(answerHandshake(query, token)).toBeNull();
  });
});
