import { expect, test } from "vitest";
import type { Caller } from "../platform/caller.ts";
import { mayEdit } from "./can.rules.ts";

const as = (role: Caller["role"], member = "ana"): Caller => {
  const common = {
    account: "a",
    name: "",
    credential: "",
    session: null,
    serves: [],
    groups: [],
    funnels: [],
  };
  return { ...common, member, role };
};
const open = { state: "open", owner_id: "ana" };

test.each([
  ["its owner", as("agent"), open, true],
  ["another agent", as("agent", "beto"), open, "FORBIDDEN"],
  ["an agent, of nobody's", as("agent", "beto"), { ...open, owner_id: null }, true],
  ["a supervisor", as("supervisor", "bruno"), open, true],
  ["a viewer", as("viewer"), open, "FORBIDDEN"],
  ["a machine", { account: "a", rule: "r" }, open, true],
  ["its owner, once it is closed", as("agent"), { ...open, state: "archived" }, "TICKET_ARCHIVED"],
] as const)("S2-20: %s", (_who, by, ticket, answer) => {
  expect(mayEdit(by, ticket)).toBe(answer);
});
