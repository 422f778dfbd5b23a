import { expect, test } from "vitest";
import { contrastWithWhite, inkOn } from "./colour.rules.ts";

test("contrast with white, as WCAG counts it", () => {
  expect(contrastWithWhite("#000000")).toBeCloseTo(21, 5);
  expect(contrastWithWhite("#FFFFFF")).toBeCloseTo(1, 5);
  expect(contrastWithWhite("#0f766e")).toBeCloseTo(5.47, 2);
  expect(contrastWithWhite("#777777")).toBeCloseTo(4.48, 2);
});

test.each(["", "#fff", "0f766e", "#0f766g", "#0f766e0"])("%j is no colour", (text) => {
  expect(contrastWithWhite(text)).toBeNull();
});

test("what is written on it can be read", () => {
  expect(inkOn("#0f766e")).toBe("#ffffff");
  expect(inkOn("#f5c518")).toBe("#0b1413");
});
