import { editFunnel, type Funnel } from "@relevo/contract/funnels.ts";
import { expect, test } from "vitest";
import {
  bodyOf,
  draftOf,
  type FunnelDraft,
  type ReasonLine,
  undefinedIn,
  wrongIn,
  wrongReasons,
} from "./funnel-draft.rules.ts";

const id = (last: number) => `0197a000-0000-7000-8000-00000000000${last}`;
const funnel: Funnel = {
  id: id(1),
  position: 0,
  name: "Ventas",
  wonDefinition: "El cliente compra",
  lostDefinition: "No compra",
  currency: "CLP",
  moves: "free",
  access: "members",
  memberIds: [id(2)],
  agentsSee: "queue",
  history: "shared",
  archiveUnresolved: true,
  pending: "block",
  askReason: false,
  reasons: [{ id: id(3), kind: "lost", name: "Precio" }],
  stages: [],
};

test("a funnel, opened and saved again, stays the same", () => {
  const { id: _, position: __, stages: ___, ...settings } = funnel;
  expect(bodyOf(draftOf(funnel))).toEqual(settings);
  expect(editFunnel.body?.parse(bodyOf(draftOf(funnel)))).toEqual(settings);
});

test("where everybody works nobody is named", () => {
  expect(bodyOf({ ...draftOf(funnel), access: "everyone" }).memberIds).toEqual([]);
});

test("a new reason goes without an id", () => {
  const reasons: ReasonLine[] = [{ key: "new", kind: "won", name: " Descuento " }];
  expect(bodyOf({ ...draftOf(funnel), reasons }).reasons).toEqual([{ kind: "won", name: "Descuento" }]);
});

test.each<[string, Partial<FunnelDraft>, string[]]>([
  ["a name is needed", { name: " " }, ["name"]],
  ["somebody must work in it", { memberIds: [] }, ["memberIds"]],
  ["but not by name where everybody does", { memberIds: [], access: "everyone" }, []],
  ["a reason has a name", { reasons: [{ key: "1", kind: "won", name: "" }] }, ["reasons"]],
])("%s", (_, parts, wrong) => {
  expect(wrongIn({ ...draftOf(funnel), ...parts })).toEqual(wrong);
});

test("the same reason twice is wrong the second time, unless it is of the other kind", () => {
  const lines: ReasonLine[] = [
    { key: "1", kind: "won", name: "Precio" },
    { key: "2", kind: "lost", name: "precio" },
    { key: "3", kind: "lost", name: "Precio " },
  ];
  expect([...wrongReasons(lines)]).toEqual(["3"]);
});

test.each([
  ["Compra", "No compra", false],
  ["Compra", " ", true],
  ["", "No compra", true],
])("S4-3: won %j and lost %j: not defined yet is %s", (wonDefinition, lostDefinition, missing) => {
  expect(undefinedIn({ wonDefinition, lostDefinition })).toBe(missing);
});
