import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "./clean.rules.ts";
import { cleanJson, cleanText } from "./clean.rules.ts";

const high = String.fromCharCode(0xd83d);

test.each([
  ["plain", "Hola 😀 مرحبا", "Hola 😀 مرحبا", false],
  ["U+0000", "a\0b", "a\uFFFDb", true],
  ["a lone high surrogate", `a${high}`, "a\uFFFD", true],
  ["65,536 characters", "é".repeat(65_536), "é".repeat(65_536), false],
])("text with %s", (_, text, value, changed) => {
  expect(cleanText(text)).toEqual({ value, changed });
});

test("JSON: strings and keys at any depth, and the fact is told", () => {
  const dirty: Json = { a: [{ "k\0": `x${high}` }], b: 1, c: null };
  expect(cleanJson(dirty)).toEqual({
    value: { a: [{ "k\uFFFD": "x\uFFFD" }], b: 1, c: null },
    changed: true,
  });
});

test("JSON that needs nothing is the very same value", () => {
  const value: Json = { a: ["😀", { b: true }] };
  const cleaned = cleanJson(value);
  expect(cleaned.value).toBe(value);
  expect(cleaned.changed).toBe(false);
});

test("a key named __proto__ stays a key", () => {
  const dirty: Json = JSON.parse('{"__proto__":{"admin":true},"text":"\\u0000"}');
  expect(JSON.stringify(cleanJson(dirty).value)).toBe('{"__proto__":{"admin":true},"text":"\uFFFD"}');
});

test("JSON nested 100,000 deep is cut, not a stack overflow", () => {
  const deep: Json = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  const { value, changed } = cleanJson(deep);
  expect(changed).toBe(true);
  expect(JSON.stringify(value)).toBe(`${"[".repeat(64)}null${"]".repeat(64)}`);
});

test("whatever comes in, nothing PostgreSQL refuses comes out, and cleaning again changes nothing", () => {
  const strange = fc.string({ unit: fc.constantFrom("a", "\0", "😀", high, String.fromCharCode(0xde00)) });
  const anyJson = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(strange, fc.integer(), fc.array(tie("json")), fc.dictionary(strange, tie("json"))),
  })).json;
  fc.assert(
    fc.property(anyJson, (json) => {
      const { value } = cleanJson(json);
      expect(JSON.stringify(value)).not.toMatch(/\\u0000|\\ud[89a-f]/);
      expect(cleanJson(value).changed).toBe(false);
    }),
  );
});
