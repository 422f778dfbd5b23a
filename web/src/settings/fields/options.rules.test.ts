import { expect, test } from "vitest";
import { areOptions, optionsOf } from "./options.rules.ts";

test("S0-10: options are the lines, each once, without blanks", () => {
  expect(optionsOf(" Norte\n\nSur \nNorte\r\nCentro")).toEqual(["Norte", "Sur", "Centro"]);
  expect(optionsOf("\n  \n")).toEqual([]);
});

test.each([
  ["none", [], false],
  ["one", ["Sur"], true],
  ["a hundred", Array.from({ length: 100 }, (_, place) => String(place)), true],
  ["more", Array.from({ length: 101 }, (_, place) => String(place)), false],
  ["one that is too long", ["x".repeat(121)], false],
])("%s can be chosen from: %s", (_, options, fit) => {
  expect(areOptions(options)).toBe(fit);
});
