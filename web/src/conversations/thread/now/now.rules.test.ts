import { describe, expect, test } from "vitest";
import { ana, at, conversation, ventas } from "../../../live/samples.ts";
import { nowOf } from "./now.rules.ts";

const none = { duplicates: [], mergedInto: null };
const other = { id: "c2", number: 2, channel: "whatsapp" as const, inbox: ventas, mergeable: true };
const kinds = (...given: Parameters<typeof nowOf>) => nowOf(...given).map(({ kind }) => kind);

describe("what matters now", () => {
  test("nothing, while all is well or it is over", () => {
    expect(nowOf(conversation("c1", { owner: ana }), none, false)).toEqual([]);
    const ended = { ...none, duplicates: [other] };
    expect(nowOf(conversation("c1", { state: "closed", endedAt: at(1) }), ended, true)).toEqual([]);
    expect(nowOf(conversation("c1", { state: "discarded", endedAt: at(1) }), ended, true)).toEqual([]);
  });
  test("S1-51: another open one of the customer", () => {
    expect(nowOf(conversation("c1"), { ...none, duplicates: [other] }, false)).toEqual([
      { kind: "duplicate", other },
    ]);
  });
  test("S2-30: a template that went on elsewhere takes the place of the expiry, and is no duplicate", () => {
    const expired = conversation("c1", { state: "expired", expiredAt: at(1), supersededById: "c2" });
    expect(nowOf(expired, { ...none, duplicates: [other] }, false)).toEqual([
      { kind: "superseded", id: "c2" },
    ]);
    expect(kinds({ ...expired, supersededById: null }, { ...none, duplicates: [other] }, false)).toEqual([
      "expired",
      "duplicate",
    ]);
  });
  test("what bars the way comes first", () => {
    const snoozed = conversation("c1", {
      state: "snoozed",
      owner: ana,
      snoozedUntil: at(60),
      ticket: { id: "t", number: 87, link: "proposed" },
    });
    expect(kinds(snoozed, { ...none, duplicates: [other] }, true)).toEqual([
      "approval",
      "proposed",
      "duplicate",
      "snoozed",
    ]);
    const confirmed = { ...snoozed, ticket: { id: "t", number: 87, link: "confirmed" as const } };
    expect(kinds(confirmed, none, false)).toEqual(["snoozed"]);
  });
  test("of a merged one only where it went", () => {
    const merged = conversation("c1", { state: "merged", endedAt: at(1) });
    const into = { id: "c2", number: 2 };
    expect(nowOf(merged, { duplicates: [other], mergedInto: into }, false)).toEqual([
      { kind: "merged", into },
    ]);
  });
});
