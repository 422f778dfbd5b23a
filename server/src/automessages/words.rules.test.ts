import fc from "fast-check";
import { expect, test } from "vitest";
import { buttons, isWord, wordOf } from "./words.rules.ts";

const text = (said: string) => ({ type: "text", text: said, data: null });

test.each([
  ["BAJA", true],
  ["baja", true],
  ["  Baja. ", true],
  ["¡STOP!", true],
  ["Parar 🙏", true],
  ["«bájà»", true],
  ["ALTA", false],
  ["start", false],
])("%s opts out: %s", (said, out) => {
  expect(wordOf(text(said))).toEqual({ kind: "opt", out });
  expect(isWord(text(said))).toBe(true);
});

test.each([
  "quiero darme de baja",
  "la presión está baja",
  "no quiero parar",
  "stop it",
  "bajas",
  "",
  "🙏",
  "nos vemos",
  "el 50% #ofertas",
  "mi pedido es el 123",
  "color #12ab34",
  "visita https://x.test/a#12",
  "#0",
  "ticket",
])("%s is a message for a person", (said) => {
  expect(wordOf(text(said))).toBeNull();
});

test.each([
  ["Sí", true],
  ["si!", true],
  ["Sim", true],
  ["yes", true],
  ["NO", false],
  ["Não.", false],
])("%s answers: %s", (said, resolved) => {
  expect(wordOf(text(said))).toEqual({ kind: "answer", resolved });
});

test("a tap on our own buttons answers; on another's it is nothing of ours", () => {
  const tap = (id: string) => ({ type: "choice", text: "Sí", data: { kind: "button", id } });
  expect(wordOf(tap(buttons.yes))).toEqual({ kind: "answer", resolved: true });
  expect(wordOf(tap(buttons.no))).toEqual({ kind: "answer", resolved: false });
  expect(wordOf(tap("menu-3"))).toBeNull();
});

test.each([
  ["es por el #87", 87],
  ["#87", 87],
  ["ya tengo el ticket 123, gracias", 123],
  ["Ticket n.º 45", 45],
  ["TICKET #9", 9],
  ["sobre el ticket nro. 12?", 12],
  ["#5 y también #6", 5],
])("%s names ticket %i", (said, number) => {
  expect(wordOf(text(said))).toEqual({ kind: "ticket", number });
});

test("whatever is written is answered at once, and a long message is no word", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 2000 }), (said) => {
      const word = wordOf(text(said));
      if (said.length > 500) expect(isWord(text(said))).toBe(false);
      else expect(isWord(text(said))).toBe(word !== null);
    }),
  );
  expect(isWord(text(`ticket ${"1".repeat(65_000)}`))).toBe(false);
});

test("no row of one sign makes the reading go back and forth for ever", () => {
  for (const filler of [" ", "#", "°", "n", "\u0301", "!", "ticket "])
    expect(wordOf(text(`ticket n${filler.repeat(490 / filler.length)}`))).toBeNull();
});
