import type { TicketMoment } from "@relevo/contract/board.ts";
import { expect, test } from "vitest";
import { codeOf, momentKey } from "./moment.rules.ts";

const moment: TicketMoment = {
  id: "1",
  at: "2026-11-22T12:00:00.000Z",
  kind: "moved",
  actor: null,
  source: "user",
  rule: null,
  from: "Nuevo",
  to: "Cotizado",
  resolution: null,
  reason: null,
  note: "",
  codes: [],
};

test.each<[Partial<TicketMoment>, string]>([
  [{}, "moved"],
  [{ kind: "resolved", resolution: "lost" }, "resolved.lost"],
  [{ kind: "resolved", resolution: "won" }, "resolved.won"],
  [{ kind: "archived", to: null }, "archived"],
  [{ kind: "archived", to: "Nuevo" }, "archivedTo"],
  [{ kind: "assigned", from: "Ana", to: "Beto" }, "assigned"],
  [{ kind: "assigned", from: "Ana", to: null }, "released"],
  [{ kind: "assigned", from: null, to: "Beto" }, "given"],
  [{ kind: "assigned", from: null, to: "Beto", actor: { id: "b", name: "Beto" } }, "taken"],
  [{ kind: "deferred" }, "deferred"],
])("%j is told as %s", (part, key) => {
  expect(momentKey({ ...moment, ...part })).toBe(key);
});

test.each([
  ["nextStep", { name: "nextStep" }],
  ["field:abc", { field: "abc" }],
  ["abc", { field: "abc" }],
])("the code %s names %j", (code, known) => {
  expect(codeOf(code)).toEqual(known);
});
