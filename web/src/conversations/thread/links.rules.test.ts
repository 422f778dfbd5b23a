import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pieces, withMentions } from "./links.rules.ts";

const links = (text: string) => pieces(text).flatMap(({ href, text }) => (href ? [[text, href]] : []));

describe("web addresses in a text", () => {
  test.each([
    ["mira https://a.example/x?y=1.", [["https://a.example/x?y=1", "https://a.example/x?y=1"]]],
    ["www.a.example, y ya", [["www.a.example", "https://www.a.example/"]]],
    ["(https://a.example/b_(c))", [["https://a.example/b_(c)", "https://a.example/b_(c)"]]],
    ["HTTP://A.EXAMPLE", [["HTTP://A.EXAMPLE", "http://a.example/"]]],
    ["javascript:alert(1) data:text/html,x", []],
    ["https://localhost/x", []],
    ["https:// nada", []],
    ['<a href="https://a.example">', [["https://a.example", "https://a.example/"]]],
  ])("%s", (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test("for any text: nothing is lost, and only web pages are opened", () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl({ withQueryParameters: true }),
      fc.constantFrom("@Ana", "javascript:x", "www.", ")", " "),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join("");
        const found = withMentions(text, ["Ana"]);
        expect(found.map((piece) => piece.text).join("")).toBe(text);
        for (const { href } of found) if (href) expect(href).toMatch(/^https?:\/\//);
      }),
    );
  });
});

test("named people are marked, the longest name first", () => {
  const found = withMentions("@Ana Paz y @Ana: (x)", ["Ana", "Ana Paz"]);
  expect(found.filter(({ mention }) => mention).map(({ text }) => text)).toEqual(["@Ana Paz", "@Ana"]);
  expect(withMentions("a.*", [".*"]).map(({ text }) => text)).toEqual(["a.*"]);
});
