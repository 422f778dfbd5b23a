import fc from "fast-check";
import { expect, test } from "vitest";
import { linksIn } from "./links.rules.ts";

const hrefs = (text: string) => linksIn(text).flatMap(({ href }) => href ?? []);

test.each([
  ["mira https://a.example/x?y=1.", ["https://a.example/x?y=1"]],
  ["(http://a.example)", ["http://a.example"]],
  ["https://a.example y https://b.example!", ["https://a.example", "https://b.example"]],
  ["javascript:alert(1) data:text/html,x ftp://a.example", []],
  ['"https://a.example"onclick=alert(1)', ["https://a.example"]],
  ["https://", []],
])("web addresses in %j", (text, expected) => {
  expect(hrefs(text)).toEqual(expected);
});

test("no text is lost or changed, and only http and https are links", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant(" "))), (pieces) => {
      const text = pieces.join("");
      expect(
        linksIn(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
      for (const href of hrefs(text)) expect(new URL(href).protocol).toMatch(/^https?:$/);
    }),
  );
});
