import { Composer, type CST, type Document, isScalar, Lexer, LineCounter, Parser, visit } from "yaml";
import type { Json } from "../../platform/clean.rules.ts";

/** Why a text cannot be read, in English. */
export class Unreadable extends Error {}

/** Words and signs of a text, and how deep it may go: 1,000,000 opening brackets ended the whole program. */
const most = { lexemes: 200_000, depth: 40 };

/** The value of a text in YAML 1.2, of any origin: plain values only, within bounds of time and depth. @throws Unreadable */
export function readYaml(text: string): Json {
  const lines = new LineCounter();
  const tokens = tokensOf(text, lines);
  const [document, another] = [...new Composer(options).compose(tokens, true, text.length)];
  if (!document || another) throw new Unreadable("one document is expected");
  const [error] = document.errors;
  if (error) throw new Unreadable(`${error.message}${placeOf(error.pos[0], lines)}`);
  refuseUnusual(document, lines);
  return document.toJS();
}

const options = {
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  // Asked here below: the library compares each key with each other one.
  uniqueKeys: false,
  logLevel: "silent",
  prettyErrors: false,
} as const;

function tokensOf(text: string, lines: LineCounter): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > most.lexemes) throw new Unreadable("it has too many parts");
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  if (isDeep(tokens)) throw new Unreadable("it is nested too deep");
  return tokens;
}

/** Asked before anything is composed, which goes down by calling itself. */
function isDeep(tokens: readonly CST.Token[]): boolean {
  let level: (CST.Token | null | undefined)[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most.depth) return true;
    level = level.flatMap((token) => {
      if (!token) return [];
      if (token.type === "document") return [token.value];
      return "items" in token ? token.items.flatMap(({ key, value }) => [key, value]) : [];
    });
  }
  return false;
}

/** Aliases, which make much of little, and keys that stand twice, of which one would be lost. */
function refuseUnusual(document: Document, lines: LineCounter): void {
  visit(document, {
    Alias: (_, { range }) => {
      throw new Unreadable(`aliases are not read${placeOf(range?.[0], lines)}`);
    },
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name))
          throw new Unreadable(`"${name}" stands there twice${placeOf(rangeOf(key), lines)}`);
        seen.add(name);
      }
    },
  });
}

function rangeOf(key: unknown): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

function placeOf(offset: number | undefined, lines: LineCounter): string {
  if (offset === undefined) return "";
  const { line, col } = lines.linePos(offset);
  return ` (line ${line}, column ${col})`;
}
