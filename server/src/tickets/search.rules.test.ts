import fc from "fast-check";
import { expect, test } from "vitest";
import { numberIn, wordsOf } from "./search.rules.ts";

test.each([
  ["#123", 123],
  [" # 123 ", 123],
  ["123", 123],
  ["123 azul", null],
  ["", null],
  ["#", null],
])("S2-17: the number in %j is %j", (q, number) => {
  expect(numberIn(q)).toBe(number);
});

test.each([
  ["factura azul", "'factura':* & 'azul':*"],
  ["  ¿facturación?  ", "'facturación':*"],
  ["!!! '&| :*", ""],
])("S2-17: the words of %j are %j", (q, words) => {
  expect(wordsOf(q)).toBe(words);
});

test("nothing a person types gets into the search's own language", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (q) => {
      expect(wordsOf(q)).toMatch(/^('[\p{L}\p{N}]+':\*( & '[\p{L}\p{N}]+':\*)*)?$/u);
    }),
  );
});
