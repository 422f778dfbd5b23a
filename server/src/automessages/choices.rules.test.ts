import { expect, test } from "vitest";
import { offered } from "./choices.rules.ts";

const list = "¿Qué necesita?\n1. Ventas\n2. Soporte";

test.each([
  ["buttons on WhatsApp", "whatsapp", ["Ventas", "Soporte"], "¿Qué necesita?", ["Ventas", "Soporte"]],
  ["a list where there are no buttons", "webchat", ["Ventas", "Soporte"], list, []],
  [
    "a list of more than three",
    "whatsapp",
    ["a", "b", "c", "d"],
    "¿Qué necesita?\n1. a\n2. b\n3. c\n4. d",
    [],
  ],
  ["a list of long answers", "whatsapp", ["x".repeat(21)], `¿Qué necesita?\n1. ${"x".repeat(21)}`, []],
  ["a list of equal answers", "whatsapp", ["a", "a"], "¿Qué necesita?\n1. a\n2. a", []],
  ["nothing to choose from", "whatsapp", [], "¿Qué necesita?", []],
] as const)("%s", (_name, channel, choices, text, titles) => {
  const told = offered(channel, { text: "¿Qué necesita?", choices });
  expect(told.text).toBe(text);
  expect(told.choices.map(({ title }) => title)).toEqual(titles);
});

test("no buttons under a text the channel takes only alone", () => {
  expect(offered("whatsapp", { text: "x".repeat(1025), choices: ["Sí"] }).choices).toEqual([]);
});
