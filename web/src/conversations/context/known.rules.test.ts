import { expect, test } from "vitest";
import { namedLike } from "./known.rules.ts";

const known = [
  { id: "1", name: "Sebastián Díaz" },
  { id: "2", name: "Valentina Soto" },
  { id: "3", name: "" },
  { id: "1", name: "Sebastián Díaz" },
];

test.each([
  ["diaz seb", ["1"]],
  ["SOTO", ["2"]],
  ["", ["1", "2"]],
  ["nadie", []],
])("%j finds %j, accents and order aside, each once", (words, ids) => {
  expect(namedLike(known, [], words).map(({ id }) => id)).toEqual(ids);
});

test("who was found by something else comes after", () => {
  const found = [{ id: "9", name: "Otra Persona" }];
  expect(namedLike(known, found, "soto").map(({ id }) => id)).toEqual(["2", "9"]);
});

test("at most a dozen are offered", () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ id: String(i), name: `Ana ${i}` }));
  expect(namedLike(many, [], "ana")).toHaveLength(12);
});
