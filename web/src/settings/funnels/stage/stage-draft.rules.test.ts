import { editStage, type Stage } from "@relevo/contract/funnels.ts";
import { expect, test } from "vitest";
import { draftOf, freeOrigins, settingsOf, wrongIn } from "./stage-draft.rules.ts";

const id = (last: number) => `0197a000-0000-7000-8000-00000000000${last}`;
const stage: Stage = {
  id: id(1),
  funnelId: id(2),
  position: 0,
  type: "normal",
  name: "Cotizado",
  kind: "human",
  stuckHours: 48,
  exitCriteria: "Cotización enviada",
  softLimit: null,
  requirements: [
    { fromId: null, fields: ["value"] },
    { fromId: id(3), fields: ["company"] },
  ],
  assignment: { strategy: "balanced", memberIds: [], groupId: null },
};

test("a stage, opened and saved again, stays the same", () => {
  const { id: _, funnelId: __, position: ___, type: ____, ...settings } = stage;
  expect(settingsOf(draftOf(stage), stage)).toEqual(settings);
  expect(editStage.body?.parse(settingsOf(draftOf(stage), stage))).toEqual(settings);
});

test.each([
  ["S0-8: half an hour is no threshold", { stuck: "0.5" }, ["stuckHours"]],
  ["nor is zero", { stuck: "0" }, ["stuckHours"]],
  ["nor more than a year", { stuck: "8761" }, ["stuckHours"]],
  ["without one it never gets stuck", { stuck: " " }, []],
  ["a limit is a whole number", { limit: "diez" }, ["softLimit"]],
  ["without a limit any number fits", { limit: "" }, []],
  ["a stage has a name", { name: "  " }, ["name"]],
  [
    "a line that asks for nothing is wrong",
    { asks: [{ key: "any", fromId: null, fields: [] }] },
    ["requirements"],
  ],
  [
    "so are two lines for one origin",
    {
      asks: [
        { key: "1", fromId: null, fields: ["value"] },
        { key: "2", fromId: null, fields: ["company"] },
      ],
    },
    ["requirements"],
  ],
] as const)("%s", (_, parts, wrong) => {
  expect(wrongIn({ ...draftOf(stage), ...parts })).toEqual(wrong);
});

test("an origin is offered once", () => {
  expect(freeOrigins(draftOf(stage).asks, [id(3), id(4)])).toEqual([id(4)]);
  expect(freeOrigins([], [id(3)])).toEqual([null, id(3)]);
});
