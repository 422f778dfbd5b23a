import type { Conversation } from "@relevo/contract/conversations.ts";
import { expect, test } from "vitest";
import { looksLikeThanks } from "./thanks.rules.ts";

const last = (preview: string, more: object = {}): Conversation["last"] => ({
  id: "m",
  direction: "in",
  type: "text",
  preview,
  state: "received",
  at: "2026-11-21T00:00:00.000Z",
  ...more,
});

test.each([
  ["Muchas gracias 🙏", true],
  ["¡Gracias, muy amable!", true],
  ["muito obrigada!", true],
  ["👍", true],
  ["🙏🙏", true],
  ["Gracias, ¿y cuándo llega?", false],
  ["Gracias pero todavía no me llega el pedido que hice", false],
  ["Necesito factura", false],
  ["123", false],
  ["", false],
])("S1-61: suggested on bare thanks only: %j is %s", (text, is) => {
  expect(looksLikeThanks(last(text))).toBe(is);
});

test("S1-61: a sticker is one, our own words never are", () => {
  expect(looksLikeThanks(last("", { type: "sticker" }))).toBe(true);
  expect(looksLikeThanks(last("gracias", { direction: "out" }))).toBe(false);
  expect(looksLikeThanks(null)).toBe(false);
});
