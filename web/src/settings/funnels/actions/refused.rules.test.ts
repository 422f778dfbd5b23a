import { expect, test } from "vitest";
import { ringIn } from "./refused.rules.ts";

const none = { returns: false, leads: [], last: false };

test("S4-35: a return stage that would end the next ticket is told apart from what leads to the rule's own", () => {
  expect(ringIn([{ code: "RETURN_CLOSES", pointer: "/returnTo/stageId" }])).toEqual({
    ...none,
    returns: true,
  });
  const leads = { code: "RETURN_CLOSES" as const, data: { stages: ["Cotizado"], inboxes: ["Ventas"] } };
  expect(ringIn([leads])).toEqual({ ...none, leads: ["Cotizado", "Ventas"] });
  expect(ringIn([leads, { code: "LAST_STAGE" }])).toEqual({
    ...none,
    leads: ["Cotizado", "Ventas"],
    last: true,
  });
});

test("other refusals are no ring", () => {
  expect(ringIn([{ code: "RETURN_REQUIRED", pointer: "/returnTo" }, { code: "INVALID" }])).toEqual(none);
});
