import { expect, test } from "vitest";
import { readSimulate, writeSimulate } from "./place.rules.ts";

test.each([
  [{}, {}],
  [
    { simulation: "s", act: "assigned" },
    { simulation: "s", act: "assigned" },
  ],
  [{ act: "odd", step: 4 }, {}],
  [{ edge: "next" }, {}],
  [
    { simulation: "s", step: "a", edge: "next" },
    { simulation: "s", step: "a", edge: "next" },
  ],
])("%j reads, and is written, as %j", (search, place) => {
  expect(writeSimulate(readSimulate(search))).toEqual(place);
});
