import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { preferredLanguage } from "./language.ts";
import { pt } from "./pt.ts";

const original = flat(es);

describe.each([
  ["pt-BR", flat(pt)],
  ["en", flat(en)],
])("%s", (_, words) => {
  test("has the keys of the Spanish original, and no other", () => {
    expect([...words.keys()].sort()).toEqual([...original.keys()].sort());
  });
  test("takes the same variables", () => {
    for (const [key, text] of words) {
      expect([key, variables(text)]).toEqual([key, variables(original.get(key) ?? "")]);
    }
  });
});

test.each([
  ["es", original],
  ["pt-BR", flat(pt)],
  ["en", flat(en)],
])("no word of %s is empty, padded or left over in a key", (_, words) => {
  const poor = [...words].filter(([key, text]) => text.trim() === "" || text !== text.trim() || text === key);
  expect(poor).toEqual([]);
});

test("S2-34: the documents' two labels are one tab with one word", () => {
  const labels = [...original].filter(([, text]) => /^(vencid|expirad)[ao]s$/i.test(text));
  expect(labels).toEqual([["conversations.tabs.expired", "Vencidas"]]);
  expect([...original].filter(([, text]) => /expirad/i.test(text))).toEqual([]);
});

test("a counted word has its singular and its plural", () => {
  const stems = (suffix: string) =>
    [...original.keys()].filter((key) => key.endsWith(suffix)).map((key) => key.slice(0, -suffix.length));
  expect(stems("_one")).toEqual(stems("_other"));
});

test.each([
  [["pt-PT", "en"], "pt-BR"],
  [["fr", "en-GB"], "en"],
  [["es-419"], "es"],
  [["ES"], "es"],
  [["fr"], "es"],
  [[], "es"],
] as const)("a browser that prefers %j gets %s", (tags, language) => {
  expect(preferredLanguage(tags)).toBe(language);
});

/** Every word by its dotted path. */
function flat(words: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [path, text] of flat(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = ""]) => name).sort();
}
