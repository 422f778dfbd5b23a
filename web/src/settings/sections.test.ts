import { expect, test } from "vitest";
import { sectionsFor } from "./sections.ts";

test("S0-1: who works in funnels and does not configure them is offered neither funnels nor fields", () => {
  const offered = sectionsFor(["conversations.read", "conversations.work"]).map(({ to }) => to);
  expect(offered).toEqual(["/settings/profile"]);
});

test("S4-33: who configures is offered both", () => {
  const offered = sectionsFor(["conversations.read", "settings.write"]).map(({ to }) => to);
  expect(offered).toEqual(expect.arrayContaining(["/settings/funnels", "/settings/fields"]));
});
