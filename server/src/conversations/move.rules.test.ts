import { expect, test } from "vitest";
import type { Caller } from "../platform/caller.ts";
import { type Moving, moveFailures } from "./move.rules.ts";

const ana: Caller = {
  account: "a",
  member: "ana",
  name: "Ana",
  role: "agent",
  credential: "",
  session: null,
  serves: [{ inbox: "sales", visibility: "queue" }],
  groups: [],
  funnels: [],
};
const row: Moving["row"] = {
  state: "queued",
  channel: "whatsapp",
  owner_id: null,
  waiting_since: null,
  last_inbound_at: null,
  settled_id: null,
  superseded_by: null,
  ticket_state: null,
  inbox_id: "global",
  owner_name: null,
  flags: null,
};
const to = { inbox: "sales", reason: "quotes", known: true, hasReasons: true };
const from = { global: true, policy: { commentTriggers: ["unusual", "handover"] as const } };
const moving = (given: Partial<Moving>): Moving => ({
  row,
  from: { ...from, policy: { commentTriggers: [...from.policy.commentTriggers] } },
  to,
  assignToMe: false,
  answered: [],
  worked: false,
  ...given,
});
const sales = { global: false, policy: { commentTriggers: ["unusual" as const] } };

test.each<[string, Partial<Moving>, string]>([
  ["S1-14: inbox, reason and oneself", { assignToMe: true }, ""],
  ["S1-15: out of Global without a reason", { to: { ...to, reason: null } }, "REASON_REQUIRED"],
  [
    "S1-15: out of Global to where there is none to choose",
    { to: { ...to, reason: null, hasReasons: false } },
    "",
  ],
  ["from elsewhere without a reason", { from: sales, to: { ...to, reason: null } }, ""],
  ["another inbox's reason", { to: { ...to, known: false } }, "REASON_NOT_OF_INBOX"],
  ["S1-27: triage of what was worked on passes", { worked: true }, ""],
  ["S1-25: with a flag and no comment", { row: { ...row, flags: ["unusual"] } }, "COMMENT_REQUIRED"],
  ["S1-25: with a flag and its comment", { row: { ...row, flags: ["unusual"] }, answered: ["unusual"] }, ""],
  ["the reason alone, with a flag", { row: { ...row, inbox_id: "sales", flags: ["unusual"] } }, ""],
  ["what a colleague has, for oneself", { row: { ...row, owner_id: "beto" }, assignToMe: true }, "FORBIDDEN"],
  [
    "for oneself, who does not serve it",
    { to: { ...to, inbox: "support" }, assignToMe: true },
    "TARGET_NOT_MEMBER",
  ],
  ["what has ended", { row: { ...row, state: "closed" } }, "NOT_OPEN"],
])("%s", (_what, given, expected) => {
  expect(
    moveFailures(ana, moving(given))
      .map(({ code }) => code)
      .join(" "),
  ).toBe(expected);
});

test("who leads is told who has it", () => {
  const owned = { ...row, state: "active", owner_id: "beto", owner_name: "Beto" };
  expect(moveFailures({ ...ana, role: "supervisor" }, moving({ row: owned, assignToMe: true }))).toEqual([
    { code: "ALREADY_OWNED", data: { owner: "Beto" } },
  ]);
});
