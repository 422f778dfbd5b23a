import { expect, test } from "vitest";
import { ticket } from "../../live/samples.ts";
import { neighbour } from "./neighbour.rules.ts";

const column = (...ids: string[]) => ({ tickets: ids.map((id) => ticket(id)) });
const columns = [column("a", "b", "c"), column(), column("d")];

test.each([
  ["a", "ArrowDown", "b"],
  ["a", "ArrowUp", undefined],
  ["c", "ArrowDown", undefined],
  ["c", "ArrowUp", "b"],
  ["c", "ArrowRight", "d"],
  ["a", "ArrowLeft", undefined],
  ["d", "ArrowLeft", "a"],
  ["d", "ArrowRight", undefined],
  ["c", "Home", "a"],
  ["a", "End", "c"],
  ["a", "q", undefined],
  ["gone", "ArrowRight", undefined],
])("from %s by %s to %s", (from, key, to) => {
  expect(neighbour(columns, from, key)?.id).toBe(to);
});
