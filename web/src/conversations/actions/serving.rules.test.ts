import type { Member } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { servingGroups, servingMembers } from "./serving.rules.ts";

const ventas = { id: "ventas", name: "Ventas" };
const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  mail: `${id}@example.com`,
  role: "agent",
  active: true,
  available: true,
  online: false,
  groups: [],
  inboxes: [ventas],
  ...more,
});
const ids = (members: Member[], online?: Set<string>) =>
  servingMembers(members, ventas.id, online).map(({ id }) => id);

test("S2-12: only who serves the inbox, is active and works may be given a conversation", () => {
  const members = [
    member("ana"),
    member("vera", { role: "viewer" }),
    member("iris", { active: false }),
    member("otto", { inboxes: [{ id: "soporte", name: "Soporte" }] }),
  ];
  expect(ids(members)).toEqual(["ana"]);
});

test("who is online and available comes first; the stream knows better than the list", () => {
  const members = [
    member("ana", { online: true, available: false }),
    member("bruno"),
    member("carla", { available: false }),
    member("dora", { online: true }),
  ];
  expect(ids(members)).toEqual(["dora", "ana", "bruno", "carla"]);
  expect(ids(members, new Set(["bruno"]))).toEqual(["bruno", "dora", "ana", "carla"]);
});

test("teams of other inboxes are not offered", () => {
  const group = (id: string, inboxes: (typeof ventas)[]) => ({ id, name: id, members: [], inboxes });
  expect(servingGroups([group("a", [ventas]), group("b", [])], ventas.id).map(({ id }) => id)).toEqual(["a"]);
});
