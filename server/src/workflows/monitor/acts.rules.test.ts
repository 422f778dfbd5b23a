import { describe, expect, test } from "vitest";
import { actsOn, type Standing } from "./acts.rules.ts";

const base: Standing = { state: "waiting", wakes: null, rival: false, removed: false };
const over = "RUN_OVER";

describe("what a person may do to a run", () => {
  test.each<[string, Partial<Standing>, ReturnType<typeof actsOn>]>([
    ["under way", { state: "running" }, { cancel: true, resume: over, retry: over }],
    ["waiting", {}, { cancel: true, resume: true, retry: over }],
    ["waiting for somebody", { wakes: "agent" }, { cancel: true, resume: true, retry: over }],
    ["waiting for an answer from outside", { wakes: "call" }, { cancel: true, resume: over, retry: over }],
    ["completed", { state: "completed" }, { cancel: over, resume: over, retry: over }],
    ["cancelled", { state: "cancelled" }, { cancel: over, resume: over, retry: over }],
    ["failed", { state: "failed" }, { cancel: over, resume: over, retry: true }],
    [
      "failed, another under way",
      { state: "failed", rival: true },
      { cancel: over, resume: over, retry: "RUN_ACTIVE" },
    ],
    [
      "failed, its workflow removed",
      { state: "failed", rival: true, removed: true },
      { cancel: over, resume: over, retry: over },
    ],
  ])("%s", (_what, standing, answer) => {
    expect(actsOn({ ...base, ...standing })).toEqual(answer);
  });
});
