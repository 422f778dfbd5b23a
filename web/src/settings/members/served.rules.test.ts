import { expect, test } from "vitest";
import { inboxesByGroup, ownInboxes } from "./served.rules.ts";

const sales = { id: "i1", name: "Ventas" };
const support = { id: "i2", name: "Soporte" };
const groups = [
  { id: "g1", name: "Mesa", members: [], inboxes: [support] },
  { id: "g2", name: "Turno noche", members: [], inboxes: [support] },
  { id: "g3", name: "Ajeno", members: [], inboxes: [sales] },
];
const ana = { role: "agent", groups: [groups[0]!, groups[1]!], inboxes: [sales, support] } as const;

test("what a team gives is the team's, what is left is one's own", () => {
  const byGroup = inboxesByGroup({ groups: [...ana.groups] }, groups);
  expect([...byGroup]).toEqual([["i2", ["Mesa", "Turno noche"]]]);
  expect(ownInboxes({ role: "agent", inboxes: [...ana.inboxes] }, byGroup)).toEqual(["i1"]);
});

test("that an administrator sees an inbox says nothing of their own", () => {
  expect(ownInboxes({ role: "admin", inboxes: [sales] }, new Map())).toEqual([]);
});
