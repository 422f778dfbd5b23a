import { expect, test } from "vitest";
import type { Caller } from "../platform/caller.ts";
import { type Target, type Transferring, transferFailures } from "./transfer.rules.ts";

const ana: Caller = {
  account: "a",
  member: "ana",
  name: "Ana",
  role: "agent",
  credential: "",
  session: null,
  serves: [],
  groups: [],
  funnels: [],
};
const row: Transferring["row"] = {
  state: "active",
  channel: "whatsapp",
  owner_id: "ana",
  waiting_since: null,
  last_inbound_at: null,
  settled_id: null,
  superseded_by: null,
  ticket_state: null,
  inbox_id: "sales",
  group_id: null,
  owner_name: "Ana",
  flags: null,
};
const beto: Target = { kind: "member", id: "beto", role: "agent", active: true, serves: ["sales"] };
const night: Target = { kind: "group", id: "night", serves: ["sales"] };
const one = (given: Partial<Transferring>): Transferring => ({
  row,
  target: beto,
  seenOwner: undefined,
  policy: { commentTriggers: ["external", "unusual", "handover"] },
  worked: false,
  comment: null,
  ...given,
});
const queue = { ...row, state: "queued", owner_id: null };

test.each<[string, Partial<Transferring>, string]>([
  ["S2-8: to a person", {}, ""],
  ["S2-8: to a group", { target: night }, ""],
  ["S2-12: whose it already is", { target: { ...beto, id: "ana" } }, "TARGET_SELF"],
  ["S2-12: the group it waits for", { row: { ...queue, group_id: "night" }, target: night }, "TARGET_SELF"],
  ["S2-12: the queue it is in", { row: queue, target: { kind: "queue" } }, "TARGET_SELF"],
  ["S2-12: somebody inactive", { target: { ...beto, active: false } }, "TARGET_INACTIVE"],
  ["S2-12: somebody of another inbox", { target: { ...beto, serves: ["support"] } }, "TARGET_NOT_MEMBER"],
  ["S2-12: a viewer", { target: { ...beto, role: "viewer" } }, "TARGET_NOT_MEMBER"],
  ["S2-12: a group of another inbox", { target: { ...night, serves: [] } }, "TARGET_NOT_MEMBER"],
  ["somebody else's", { row: { ...row, owner_id: "beto" } }, "FORBIDDEN"],
  ["what has ended", { row: { ...row, state: "closed" } }, "NOT_OPEN"],
  ["who looked at an older owner", { seenOwner: null }, "CONFLICT"],
  ["S1-27: worked on, without a comment", { worked: true }, "COMMENT_REQUIRED"],
  ["S1-27: worked on, with it", { worked: true, comment: { answered: ["handover"], mentions: false } }, ""],
  ["T17: where the inbox does not ask", { worked: true, policy: { commentTriggers: [] } }, ""],
  ["S1-25: a flag without its comment", { row: { ...row, flags: ["unusual"] } }, "COMMENT_REQUIRED"],
  [
    "S1-10: an escalation to nobody",
    { target: { kind: "queue" }, comment: { answered: [], mentions: true } },
    "INVALID",
  ],
  [
    "all that is wrong at once",
    { worked: true, target: { ...beto, active: false } },
    "TARGET_INACTIVE COMMENT_REQUIRED",
  ],
])("%s", (_what, given, expected) => {
  expect(
    transferFailures(ana, one(given))
      .map(({ code }) => code)
      .join(" "),
  ).toBe(expected);
});

test("S1-27: a rule hands on without a comment: its reason is the rule", () => {
  expect(transferFailures({ account: "a", rule: "workflow" }, one({ worked: true }))).toEqual([]);
});
