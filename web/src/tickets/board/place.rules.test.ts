import { expect, test } from "vitest";
import { isSame, readShown, writeShown } from "./place.rules.ts";

test("an empty address is the whole board", () => {
  expect(readShown({})).toEqual({ mode: "board", across: false, filter: {} });
  expect(writeShown(readShown({}))).toEqual({});
});

test("what an address says is said again", () => {
  const search = {
    as: "list",
    q: "plan anual",
    owner: "me",
    group: "g",
    view: "stuck",
    resolution: "won",
    kind: "human",
    from: 0,
    to: 100,
    since: "2026-11-01T03:00:00.000Z",
    until: "2026-11-21T03:00:00.000Z",
  };
  expect(writeShown(readShown(search))).toEqual(search);
});

test.each([
  [{ as: "pie" }, {}],
  [{ view: "sad", kind: "cat", resolution: "maybe" }, {}],
  [{ from: -1, to: "x", since: "soon" }, {}],
  [{ q: "  ", owner: "" }, {}],
])("%j is not understood and left out", (raw, search) => {
  expect(writeShown(readShown(raw))).toEqual(search);
});

test("a number searched for comes back from the address as words", () => {
  expect(readShown({ q: 123 }).filter).toEqual({ q: "123" });
});

test("over all funnels there are rows only", () => {
  expect(readShown({ across: true }).mode).toBe("list");
});

test("filters that show the same are the same, whatever their order", () => {
  expect(isSame({ owner: "me", view: "new" }, { view: "new", owner: "me", q: undefined })).toBe(true);
  expect(isSame({ owner: "me" }, { owner: "none" })).toBe(false);
});
