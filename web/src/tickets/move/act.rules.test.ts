import { expect, test } from "vitest";
import { type Along, bodyOf, closingOf, type TicketAct } from "./act.rules.ts";

const along: Along = {
  reasonId: null,
  outcome: undefined,
  note: "",
  closeReason: undefined,
  confirmed: false,
  clearResolution: false,
};
const won: TicketAct = { kind: "resolve", resolution: "won", marks: "won", archive: true, returnTo: null };
const move: TicketAct = { kind: "move", stageId: "s", marks: "none" };

test.each<[TicketAct | undefined, Partial<Along>, string]>([
  [won, {}, "resolved"],
  [{ ...won, resolution: "lost", marks: "lost" }, {}, "no_response"],
  [{ ...won, resolution: undefined, marks: "lost" }, {}, "no_response"],
  [{ ...move, marks: "lost" }, {}, "no_response"],
  [move, {}, "resolved"],
  [{ ...won, marks: "lost" }, { outcome: "informed" }, "informed"],
])("%j with %j closes its conversations as %s", (act, part, outcome) => {
  expect(closingOf(act, { ...along, ...part }).outcome).toBe(outcome);
});

test("a mark that stays is not sent, nor a stage nobody saw it in", () => {
  expect(bodyOf({ ...won, resolution: undefined }, along)).not.toHaveProperty("resolution");
  expect(bodyOf(move, along)).not.toHaveProperty("fromStageId");
  expect(bodyOf({ ...move, fromStageId: "f" }, along)).toMatchObject({ stageId: "s", fromStageId: "f" });
});

test("a move takes a mark back only if that was said", () => {
  expect(bodyOf(move, along)).toMatchObject({ clearResolution: false });
  expect(bodyOf(move, { ...along, clearResolution: true })).toMatchObject({ clearResolution: true });
});
