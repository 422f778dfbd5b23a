import type { Inbox } from "@relevo/contract/inboxes.ts";
import { expect, test } from "vitest";
import { movesTo } from "./moves.rules.ts";

const inbox = (id: string, reasons: string[], global = false): Inbox => ({
  id,
  name: id,
  global,
  position: 0,
  visibility: "queue",
  distributed: false,
  served: true,
  reasons: reasons.map((name, index) => ({ id: name, inboxId: id, name, position: reasons.length - index })),
});
const global = inbox("global", [], true);
const ventas = inbox("ventas", ["precio", "stock"]);
const bare = inbox("bare", []);
const all = [global, ventas, bare];
const names = (to: Inbox, from: Inbox) =>
  movesTo(to, all, { inbox: from }).map((reason) => reason?.name ?? null);

test("C19: who takes it out of Global says why", () => {
  expect(names(ventas, global)).toEqual(["stock", "precio"]);
});
test("where there is nothing to choose from, none is asked", () => {
  expect(names(bare, global)).toEqual([null]);
});
test("between other inboxes, and within one, a reason may be left out", () => {
  expect(names(ventas, bare)).toEqual([null, "stock", "precio"]);
  expect(names(ventas, ventas)).toEqual([null, "stock", "precio"]);
  expect(names(global, global)).toEqual([null]);
});
