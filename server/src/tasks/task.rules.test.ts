import { describe, expect, test } from "vitest";
import { mayCancel, mayChange, mayDate, mayReplace } from "./task.rules.ts";

const now = new Date("2026-03-02T12:00:00Z");
const later = "2026-03-03T12:00:00.000Z";
const task = { title: "Llamar", owner_id: "ana", due_at: new Date(later), done_at: null, cancelled_at: null };
const same = { title: "Llamar", ownerId: "ana", dueAt: later };

test("one that is over changes no more: TASK_OVER", () => {
  expect(mayChange(task)).toBe(true);
  for (const over of [{ done_at: now }, { cancelled_at: now }]) {
    expect(mayChange({ ...task, ...over })).toBe("TASK_OVER");
    expect(mayReplace({ ...task, ...over }, same, true)).toBe("TASK_OVER");
    expect(mayCancel({ ...task, ...over }, true)).toBe("TASK_OVER");
  }
});

describe("what a close rests on: IS_EVIDENCE", () => {
  test.each([
    ["the same again", {}, true],
    ["another title", { title: "Otra cosa" }, "IS_EVIDENCE"],
    ["another owner", { ownerId: "beto" }, "IS_EVIDENCE"],
    ["no owner", { ownerId: null }, "IS_EVIDENCE"],
    ["another date", { dueAt: "2026-03-04T12:00:00.000Z" }, "IS_EVIDENCE"],
    ["no date", { dueAt: null }, "IS_EVIDENCE"],
    ["the same date, written otherwise", { dueAt: "2026-03-03T12:00:00Z" }, true],
  ] as const)("%s", (_what, change, answer) => {
    expect(mayReplace(task, { ...same, ...change }, true)).toBe(answer);
    expect(mayReplace(task, { ...same, ...change }, false)).toBe(true);
  });
  test("is not cancelled", () => {
    expect(mayCancel(task, true)).toBe("IS_EVIDENCE");
    expect(mayCancel(task, false)).toBe(true);
  });
});

test.each([
  ["later", later, null, true],
  ["none", null, null, true],
  ["now", now.toISOString(), null, "DATE_PAST"],
  ["past", "2026-03-01T12:00:00.000Z", null, "DATE_PAST"],
  ["past, as it was", "2026-03-01T12:00:00.000Z", new Date("2026-03-01T12:00:00Z"), true],
] as const)("S1-39: a date that is %s", (_what, dueAt, before, answer) => {
  expect(mayDate(dueAt, before, now)).toBe(answer);
});
