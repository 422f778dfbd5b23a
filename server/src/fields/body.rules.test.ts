import { expect, test } from "vitest";
import { optionFailures } from "./body.rules.ts";

test("a choice has options, each once; nothing else has any", () => {
  const pointers = (kind: "choice" | "text", options: string[]) =>
    optionFailures({ kind, options }).map(({ pointer }) => pointer);
  expect(pointers("choice", ["Roble", "Pino"])).toEqual([]);
  expect(pointers("choice", [])).toEqual(["/options"]);
  expect(pointers("choice", ["Roble", "Pino", "Roble"])).toEqual(["/options/2"]);
  expect(pointers("text", [])).toEqual([]);
  expect(pointers("text", ["Roble"])).toEqual(["/options"]);
});
