import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv.rules.ts";

test.each([
  ["plain", "plain"],
  ["with, comma", '"with, comma"'],
  ['she said "no"', '"she said ""no"""'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["+56912345678", "'+56912345678"],
  ["-2", "'-2"],
  ["@sum(A1)", "'@sum(A1)"],
  ["  =1", "'  =1"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["＝1", "'＝1"],
  ["", ""],
])("the cell %j is written %j", (text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`);
});

test("no cell begins a formula, whatever it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
      expect(csvLine([text])).not.toMatch(/^"?\s*[=+\-@]/);
    }),
  );
});
