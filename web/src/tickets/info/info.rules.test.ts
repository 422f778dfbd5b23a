import { expect, test } from "vitest";
import { infoAct } from "./info.rules.ts";

const back = { funnelId: "f", stageId: "s" };

test("nothing is saved where nothing was chosen", () => {
  expect(infoAct("none", { resolution: "none", archive: false, returnTo: back })).toBeUndefined();
});

test("a mark without closing goes without a place to return to", () => {
  expect(infoAct("none", { resolution: "won", archive: false, returnTo: back })).toEqual({
    kind: "resolve",
    resolution: "won",
    marks: "won",
    archive: false,
    returnTo: null,
  });
});

test("closing goes with where the contact returns, and a mark that stays is not made again", () => {
  expect(infoAct("lost", { resolution: "lost", archive: true, returnTo: back })).toEqual({
    kind: "resolve",
    resolution: undefined,
    marks: "lost",
    archive: true,
    returnTo: back,
  });
});
