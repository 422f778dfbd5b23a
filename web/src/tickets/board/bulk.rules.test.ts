import { expect, test } from "vitest";
import { actOf, type BulkDraft, isSaid } from "./bulk.rules.ts";

const returnTo = { funnelId: "sales", stageId: "first" };
const draft: BulkDraft = {
  to: { memberId: "ana", groupId: null },
  why: " vacaciones ",
  reasonId: "r",
  archive: false,
  returnTo,
  outcome: "resolved",
  confirmed: true,
};

test("assigning says to whom and why, and nothing of an end", () => {
  expect(actOf({ kind: "assign" }, draft)).toEqual({
    kind: "assign",
    memberId: "ana",
    groupId: null,
    reason: "vacaciones",
  });
});

test("marking only marks: no return stage unless it archives", () => {
  expect(actOf({ kind: "won" }, draft)).toMatchObject({ resolution: "won", archive: false, returnTo: null });
  expect(actOf({ kind: "lost" }, { ...draft, archive: true })).toMatchObject({
    resolution: "lost",
    archive: true,
    returnTo,
    reasonId: "r",
    confirmed: true,
  });
});

test("archiving leaves the mark as it is", () => {
  const act = actOf({ kind: "archive" }, draft);
  expect(act).toMatchObject({ kind: "resolve", archive: true, returnTo });
  expect(act).not.toHaveProperty("resolution");
});

test("nobody gets them only where that was chosen", () => {
  expect(isSaid({ kind: "assign" }, { to: null })).toBe(false);
  expect(isSaid({ kind: "assign" }, { to: { memberId: null, groupId: null } })).toBe(true);
  expect(isSaid({ kind: "archive" }, { to: null })).toBe(true);
});
