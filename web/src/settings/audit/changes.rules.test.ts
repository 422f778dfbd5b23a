import { expect, test } from "vitest";
import { auditEs } from "./audit.es.ts";
import { changesOf } from "./changes.rules.ts";

test("S4-14: a changed rule is told with what it was and is", () => {
  const fields = {
    waitMinutes: { from: 60, to: 120 },
    resolution: { from: "lost", to: "won" },
    active: { from: true, to: false },
    at: { from: 545, to: null },
    returnTo: { from: null, to: { funnelId: "a", stageId: "b" } },
  };
  expect(changesOf(fields, auditEs)).toEqual([
    { field: "waitMinutes", from: { text: "60" }, to: { text: "120" } },
    { field: "resolution", from: { word: "lost" }, to: { word: "won" } },
    { field: "active", from: { word: "true" }, to: { word: "false" } },
    { field: "at", from: { text: "09:05" }, to: null },
    { field: "returnTo", from: null, to: null },
  ]);
});

test("a funnel tells which of its settings; what nobody has a word for is left out", () => {
  expect(changesOf(["moves", "zzz", 3], auditEs)).toEqual([{ field: "moves", from: null, to: null }]);
  expect(changesOf({ zzz: { from: 1, to: 2 }, name: "otro" }, auditEs)).toEqual([
    { field: "name", from: null, to: null },
  ]);
  expect(changesOf(undefined, auditEs)).toEqual([]);
  expect(changesOf("moves", auditEs)).toEqual([]);
});
