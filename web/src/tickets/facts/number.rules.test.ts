import fc from "fast-check";
import { expect, test } from "vitest";
import { numberOf } from "./number.rules.ts";

test.each([
  ["1250000", 1_250_000],
  ["1.250.000", 1_250_000],
  ["1,250,000", 1_250_000],
  ["1.250.000,50", 1_250_000.5],
  ["1,250,000.5", 1_250_000.5],
  ["$ 12,5", 12.5],
  ["-3", -3],
  ["7.", 7],
  ["", null],
  ["  ", null],
])("%j is %j", (typed, number) => {
  expect(numberOf(typed)).toBe(number);
});

test.each(["doce", "1-2", "12 pesos", ".", "--1"])("%j is no number", (typed) => {
  expect(numberOf(typed)).toBeNaN();
});

test("an amount reads the same in the formats of Chile, Brazil and the United States", () => {
  const amounts = fc.integer({ min: 0, max: 1e12 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(amounts, fc.constantFrom("es-CL", "pt-BR", "en-US"), (amount, locale) => {
      const typed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount);
      expect(numberOf(typed)).toBe(amount);
    }),
  );
});
