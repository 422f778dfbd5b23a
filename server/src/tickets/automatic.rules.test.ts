import { describe, expect, test } from "vitest";
import { presetPolicy } from "../inboxes/presets.rules.ts";
import { type Asked, type Held, planOpenings, slotOf, type Target } from "./automatic.rules.ts";

const sales: Target = { funnelId: "sales", stageId: "s1" };
const support: Target = { funnelId: "support", stageId: "u1" };
const policies = {
  sales: presetPolicy("guide", "sales", sales),
  support: presetPolicy("guide", "support", support),
  global: presetPolicy("guide", "global", null),
  lost: presetPolicy("guide", "support", null),
};
const held = (more: Partial<Held> = {}): Held => ({
  id: "t1",
  funnel: "sales",
  yields: true,
  shared: false,
  over: false,
  ...more,
});
const asked = (inbox: keyof typeof policies, more: Partial<Asked> & { ticket?: Held | null } = {}): Asked => {
  const { ticket = null, ...rest } = more;
  const base = { conversation: "c1", contact: "p1", inbox, source: "inbound" as const };
  return { ...base, fact: { contact: "p1", ticket }, policy: policies[inbox], ...rest };
};
const none = new Map<string, string>();
const nothing = { along: [], absorbed: [], made: [], links: [] };
const slot = slotOf("p1", "sales");

describe("S4-1: a conversation without a link", () => {
  test("gets a new ticket where the inbox opens them", () => {
    expect(planOpenings([asked("sales")], none, null)).toEqual({
      ...nothing,
      made: [{ conversation: "c1", contact: "p1", source: "inbound", target: sales }],
      links: [{ conversation: "c1", ticket: null, slot }],
    });
  });
  test("gets the contact's open one of that funnel", () => {
    expect(planOpenings([asked("sales")], new Map([[slot, "t9"]]), null)).toEqual({
      ...nothing,
      links: [{ conversation: "c1", ticket: "t9", slot }],
    });
  });
  test("shares the new one with the contact's other conversation", () => {
    const plan = planOpenings([asked("sales"), asked("sales", { conversation: "c2" })], none, null);
    expect(plan.made).toHaveLength(1);
    expect(plan.links.map(({ slot }) => slot)).toEqual([slot, slot]);
  });
  test.each(["global", "lost"] as const)("gets none in %s", (inbox) => {
    expect(planOpenings([asked(inbox)], none, sales)).toEqual(nothing);
  });
});

describe("S4-28: one that goes on after its ticket was archived", () => {
  const over = held({ yields: false, over: true });
  test("gets a new one, or the contact's open one there", () => {
    expect(planOpenings([asked("sales", { ticket: over })], none, null)).toEqual({
      ...nothing,
      made: [{ conversation: "c1", contact: "p1", source: "inbound", target: sales }],
      links: [{ conversation: "c1", ticket: null, slot }],
    });
    expect(planOpenings([asked("sales", { ticket: over })], new Map([[slot, "t9"]]), null)).toEqual({
      ...nothing,
      links: [{ conversation: "c1", ticket: "t9", slot }],
    });
  });
  test("is about none where its inbox opens none", () => {
    expect(planOpenings([asked("global", { ticket: over })], none, null)).toEqual({
      ...nothing,
      links: [{ conversation: "c1", ticket: null, slot: null }],
    });
  });
  test("stays with it where it only expires", () => {
    const one = asked("support", { ticket: over, source: "expiry" });
    expect(planOpenings([one], none, null)).toEqual(nothing);
  });
});

describe("S2-26: an expired one", () => {
  const expiry = { source: "expiry" as const };
  test("gets a ticket where the inbox asks for it, if need be in the first funnel", () => {
    expect(planOpenings([asked("support", expiry)], none, null).made).toMatchObject([{ target: support }]);
    expect(planOpenings([asked("lost", expiry)], none, sales).made).toMatchObject([{ target: sales }]);
    expect(planOpenings([asked("lost", expiry)], none, null)).toEqual(nothing);
  });
  test.each(["sales", "global"] as const)("gets none in %s", (inbox) => {
    expect(planOpenings([asked(inbox, expiry)], none, sales)).toEqual(nothing);
  });
  test("with any link is left alone", () => {
    expect(planOpenings([asked("support", { ...expiry, ticket: held() })], none, null)).toEqual(nothing);
  });
});

describe("S4-39: one that is in another inbox now", () => {
  test("takes its ticket along", () => {
    expect(planOpenings([asked("support", { ticket: held() })], none, null)).toEqual({
      ...nothing,
      along: [{ ticket: "t1", contact: "p1", conversation: "c1", target: support }],
    });
  });
  test("lets the contact's open ticket there absorb it", () => {
    const open = new Map([[slotOf("p1", "support"), "t9"]]);
    expect(planOpenings([asked("support", { ticket: held() })], open, null)).toEqual({
      ...nothing,
      absorbed: [{ ticket: "t1", into: "t9" }],
    });
  });
  test("gives it up where there are none", () => {
    expect(planOpenings([asked("global", { ticket: held() })], none, null)).toEqual({
      ...nothing,
      absorbed: [{ ticket: "t1", into: null }],
    });
  });
  test.each([
    ["is in its funnel already", "sales", held()],
    ["was touched", "support", held({ yields: false })],
  ] as const)("leaves one that %s", (_why, inbox, ticket) => {
    expect(planOpenings([asked(inbox, { ticket })], none, null)).toEqual(nothing);
  });
  test("leaves one that others are linked to, and gets its own", () => {
    const shared = held({ shared: true });
    expect(planOpenings([asked("support", { ticket: shared })], none, null)).toMatchObject({
      along: [],
      made: [{ target: support }],
    });
    expect(planOpenings([asked("global", { ticket: shared })], none, null)).toEqual({
      ...nothing,
      links: [{ conversation: "c1", ticket: null, slot: null }],
    });
  });
});
