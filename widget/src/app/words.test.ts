import { expect, test } from "vitest";
import { languageOf } from "../language.ts";
import { words } from "./words.ts";

test.each([
  ["es", "es"],
  ["es-AR", "es"],
  ["pt", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["EN-us", "en"],
  ["de", null],
  ["", null],
  [undefined, null],
])("a page in %s speaks %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test("each language says everything in words of its own", () => {
  const { es, ...others } = words;
  for (const say of Object.values(others))
    for (const key of Object.keys(es) as (keyof typeof es)[]) expect(say[key].trim()).not.toBe("");
});
