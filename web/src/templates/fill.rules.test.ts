import type { Template } from "@relevo/contract/templates.ts";
import { expect, test } from "vitest";
import { complete, filled, placed } from "./fill.rules.ts";

const template: Template = {
  id: "t",
  connection: { id: "c", name: "WhatsApp" },
  name: "seguimiento",
  language: "es",
  category: "utility",
  state: "approved",
  rejection: null,
  header: { kind: "text", text: "Pedido {{1}}" },
  body: "Hola {{1}}, tu pedido {{2}} está listo.",
  footer: null,
  buttons: [],
  variables: [
    { place: "header", key: "1", example: "123" },
    { place: "body", key: "1", example: "Ana" },
    { place: "body", key: "2", example: "123" },
  ],
  syncedAt: "2026-11-21T00:00:00.000Z",
};

test("each place has its own variables, though they are called the same", () => {
  const values = ["77", "Diego", ""];
  const header = placed(template, "header", values);
  const body = placed(template, "body", values);
  expect(filled("Pedido {{1}}", header.keys, header.values)).toBe("Pedido 77");
  expect(filled(template.body, body.keys, body.values)).toBe("Hola Diego, tu pedido {{2}} está listo.");
});

test.each([
  ["nothing typed", [], undefined, false],
  ["a blank", ["77", "  ", "9"], undefined, false],
  ["all of them", ["77", "Diego", "9"], undefined, true],
])("%s: complete %#", (_, values, file, whole) => {
  expect(complete(template, values, file)).toBe(whole);
});

test("a picture in the header must be there", () => {
  const withPicture: Template = { ...template, header: { kind: "image" }, variables: [] };
  expect(complete(withPicture, [], undefined)).toBe(false);
  expect(complete(withPicture, [], "f")).toBe(true);
});
