import type { AnswerKind } from "@relevo/contract/workflow-steps.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { answerOf } from "./ask.rules.ts";

const answer = (kind: z.infer<typeof AnswerKind>, text: string, options: string[] = [], phone?: string) =>
  answerOf({ answer: kind, options }, text, phone)?.value ?? null;

describe("text", () => {
  test("is kept as it was written", () =>
    expect(answer("text", "  Hola,\nqué tal \n")).toBe("Hola,\nqué tal"));
  test("has an end, with no half of a character", () => {
    expect(answer("text", "x".repeat(4000))).toHaveLength(2000);
    expect(answer("text", `${"x".repeat(1999)}😀`)?.isWellFormed()).toBe(true);
  });
  test.each(["", "  ", "\n"])("%j is none", (text) => expect(answer("text", text)).toBeNull());
});

describe("a number", () => {
  test.each([
    ["12", "12"],
    [" 12 ", "12"],
    ["-5", "-5"],
    ["−5", "-5"],
    ["-0", "0"],
    ["1,5", "1.5"],
    ["1.5", "1.5"],
    ["0.123", "0.123"],
    ["0,5", "0.5"],
    ["1.234,56", "1234.56"],
    ["1,234.56", "1234.56"],
    ["1.234", "1234"],
    ["1,234", "1234"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["1.234.567,8", "1234567.8"],
    ["1 234 567", "1234567"],
    ["1 234,5", "1234.5"],
    ["1'234.5", "1234.5"],
    ["1234.567", "1234.567"],
    ["$ 1.500", "1500"],
    ["$1.500.-", null],
    ["US$ 20", "20"],
    ["R$ 1.500,00", "1500"],
    ["1500 pesos", "1500"],
    ["20%", "20"],
    ["30 años", "30"],
    ["20 mil", "20000"],
    ["20k", "20000"],
    ["1,5 millones", "1500000"],
    ["2 milhões", "2000000"],
    ["2 millones de pesos", "2000000"],
    ["12.", "12"],
    ["1.23.456", null],
    ["1.234.56", null],
    ["1,2,3", null],
    ["1.234,567,8", null],
    ["12 o 13", null],
    ["entre 10 y 20", null],
    ["20 lucas", null],
    ["doce", null],
    ["1e5", null],
    ["99999999999999999999", null],
    ["", null],
  ])("%j → %s", (text, value) => expect(answer("number", text)).toBe(value));

  test("as each language writes it is the same number", () => {
    const cents = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(cents, fc.constantFrom("es-AR", "pt-BR", "en-US", "es-MX"), (value, language) => {
        const number = value / 100;
        const written = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(number);
        expect(answer("number", written)).toBe(String(number));
      }),
    );
  });
});

describe("a date", () => {
  test.each([
    ["31/12/2026", "2026-12-31"],
    ["1/2/2026", "2026-02-01"],
    ["01-02-2026", "2026-02-01"],
    ["01.02.2026", "2026-02-01"],
    ["12/31/2026", "2026-12-31"],
    ["2026-12-31", "2026-12-31"],
    ["2026/2/1", "2026-02-01"],
    ["5 de marzo de 2026", "2026-03-05"],
    ["el 5 de Marzo del 2026.", "2026-03-05"],
    ["5 de março de 2026", "2026-03-05"],
    ["1º de maio de 2026", "2026-05-01"],
    ["5 mar 2026", "2026-03-05"],
    ["5 sept 2026", "2026-09-05"],
    ["March 5, 2026", "2026-03-05"],
    ["March 5th, 2026", "2026-03-05"],
    ["5th of March 2026", "2026-03-05"],
    ["29/02/2028", "2028-02-29"],
    ["29/02/2026", null],
    ["31/04/2026", null],
    ["32/01/2026", null],
    ["0/1/2026", null],
    ["31/12/26", null],
    ["31/12", null],
    ["mañana", null],
    ["5 de nada de 2026", null],
    ["31/12/20266", null],
    ["", null],
  ])("%j → %s", (text, value) => expect(answer("date", text)).toBe(value));
});

describe("a mail", () => {
  test.each([
    ["Ana@Example.com", "ana@example.com"],
    ["mi correo es ana@example.com.", "ana@example.com"],
    ["<ana@example.co>", "ana@example.co"],
    ["ana+x@sub.example.com.ar", "ana+x@sub.example.com.ar"],
    ["ana@example", null],
    ["ana arroba example.com", null],
    ["a@b.com o c@d.com", null],
    ["a..b@example.com", null],
    ["@example.com", null],
    ["", null],
  ])("%j → %s", (text, value) => expect(answer("mail", text)).toBe(value));
});

describe("a phone", () => {
  test.each([
    ["+56 9 8765 4321", undefined, "+56987654321"],
    ["0056987654321", undefined, "+56987654321"],
    ["es el +56 (9) 8765-4321, gracias", undefined, "+56987654321"],
    ["56987654321", undefined, "+56987654321"],
    ["9 8765 4321", "+56911112222", "+56987654321"],
    ["987654321", "56911112222", "+56987654321"],
    ["56987654321", "+56911112222", "+56987654321"],
    ["(11) 98765-4321", "+5521987654321", "+5511987654321"],
    ["+54 11 15 2345-6789", undefined, "+5491123456789"],
    ["987654321", undefined, null],
    ["12345", "+56911112222", null],
    ["+56987654321 o +56912345678", undefined, null],
    ["no tengo", "+56911112222", null],
    ["", undefined, null],
  ])("%j, asked of %s → %s", (text, own, value) => expect(answer("phone", text, [], own)).toBe(value));
});

describe("a choice", () => {
  const options = ["Ventas", "Atención al cliente", "Atención técnica", "Otro"];
  test.each([
    ["Ventas", "Ventas"],
    ["  ventas. ", "Ventas"],
    ["ATENCION TECNICA", "Atención técnica"],
    ["2", "Atención al cliente"],
    ["2.", "Atención al cliente"],
    ["la opción 3", "Atención técnica"],
    ["número 1", "Ventas"],
    ["opção 1", "Ventas"],
    ["quiero ventas por favor", "Ventas"],
    ["atención", null],
    ["ventas u otro", null],
    ["5", null],
    ["0", null],
    ["ventass", null],
    ["", null],
    ["…", null],
  ])("%j → %s", (text, value) => expect(answer("choice", text, options)).toBe(value));

  test("that is a number is meant before its place", () =>
    expect(answer("choice", "2", ["2", "1", "10"])).toBe("2"));
  test("that is all signs is chosen by its number only", () => {
    expect(answer("choice", "1", ["…", "Ventas"])).toBe("…");
    expect(answer("choice", "hola", ["…", "Ventas"])).toBeNull();
  });
  test("every option is chosen by its own words, whatever they are", () => {
    const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /[a-z]/.test(text));
    fc.assert(
      fc.property(words, (option) => {
        expect(answer("choice", option, [option, "zzz"])).toBe(option);
      }),
    );
  });
});

describe("yes or no", () => {
  test.each([
    ...[
      "sí",
      "Si",
      "SI!",
      "sí, mañana",
      "si, claro",
      "sí quiero",
      "si quiero",
      "claro que sí",
      "ok",
      "dale",
      "sim",
    ],
    ...["Sim, por favor", "com certeza", "yes", "Yes please", "yeah", "of course", "👍", "👍🏽", "✅"],
  ])("%j is yes", (text) => expect(answer("yes_no", text)).toBe("yes"));
  test.each([
    ...[
      "no",
      "No.",
      "NO!!",
      "no, gracias",
      "no quiero",
      "todavía no",
      "não",
      "Não, obrigado",
      "nope",
      "not yet",
    ],
    ...["claro que no", "👎", "❌"],
  ])("%j is no", (text) => expect(answer("yes_no", text)).toBe("no"));
  test.each([
    ...[
      "no sé",
      "No lo sé",
      "no estoy seguro",
      "não sei",
      "no idea",
      "quizás",
      "si tienen stock",
      "maybe",
      "hola",
      "",
    ],
    ...["sic", "nosotros", "noviembre", "?"],
  ])("%j is neither", (text) => expect(answer("yes_no", text)).toBeNull());
});
