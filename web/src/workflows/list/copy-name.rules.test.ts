import { expect, test } from "vitest";
import { copyName } from "./copy-name.rules.ts";

const numbered = (n: number) => (n === 1 ? "Aviso (copia)" : `Aviso (copia ${n})`);

test.each([
  [[], "Aviso (copia)"],
  [["Aviso"], "Aviso (copia)"],
  [["aviso (COPIA)"], "Aviso (copia 2)"],
  [["Aviso (copia)", "Aviso (copia 2)"], "Aviso (copia 3)"],
])("beside %j a copy is called %s", (taken, name) => {
  expect(copyName(numbered, taken)).toBe(name);
});
