import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, inkOn, readableOn } from "./colour.rules.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("contrast is WCAG's: black on white 21, grey #767676 on white just above 4.5", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
});

test("what stands on any company's colour can be read", () => {
  fc.assert(
    fc.property(colour, (brand) => contrast(inkOn(brand), brand) >= 4.5 || inkOn(brand) === "#0b1413"),
  );
  fc.assert(fc.property(colour, (brand) => contrast(inkOn(brand), brand) >= 4.1));
});

test.each(["#ffffff", "#151919"])("any colour gets a shade that can be read on %s", (ground) => {
  fc.assert(fc.property(colour, (brand) => contrast(readableOn(brand, ground), ground) >= 4.5));
});

test("a colour that can be read stays itself", () => {
  expect(readableOn("#0f766e", "#ffffff")).toBe("#0f766e");
});
