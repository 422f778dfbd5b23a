import { describe, expect, test } from "vitest";
import { message } from "../../live/samples.ts";
import { asksHandover, isUnready } from "./targets.rules.ts";

const person = (online: boolean, available: boolean) => ({
  member: { id: "bruno", name: "Bruno", online, available },
});

test.each([
  [person(true, true), false],
  [person(false, true), true],
  [person(true, false), true],
  [{ group: { id: "g", name: "Soporte" } }, false],
  [{}, false],
])("S2-12: whether it is asked before it goes to %j: %j", (target, expected) => {
  expect(isUnready(target, "ana")).toBe(expected);
});

test("S2-12: taking it oneself is never asked about", () => {
  expect(isUnready(person(false, false), "bruno")).toBe(false);
});

describe("the comment is offered at once where it will be asked for", () => {
  const handover = { commentTriggers: ["handover" as const] };
  const ours = message("m2", 2, { direction: "out", author: { kind: "member", id: "ana", name: "Ana" } });
  const bot = message("m3", 3, { direction: "out", author: { kind: "bot", id: null, name: "" } });
  test.each([
    ["somebody answered", handover, [message("m1", 1), ours], true],
    ["only the customer wrote", handover, [message("m1", 1)], false],
    ["only a machine answered", handover, [bot], false],
    ["the inbox does not ask", { commentTriggers: [] }, [ours], false],
    ["the rules are not known yet", undefined, [ours], false],
  ])("%s", (_, policy, items, expected) => {
    expect(asksHandover(policy, items)).toBe(expected);
  });
});
