import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { describe, expect, test } from "vitest";
import { asksNothing, isDeferred, isReady, offersClearing, standing } from "./needs.rules.ts";

const nothing: TicketCheck = {
  failures: [],
  missing: [],
  resolution: null,
  reasonRequired: false,
  archives: false,
  returnTo: null,
  mayClear: false,
  conversations: [],
  tasks: [],
  unanswered: [],
  mayConfirm: false,
};
const unanswered = { id: "c", number: 7, contact: { id: "d", name: "Diego" } };
const closable = { ...unanswered, failures: [] };
const barred = { ...unanswered, failures: [{ code: "NO_REPLY" as const }] };

describe("a move asks", () => {
  test.each<[string, Partial<TicketCheck>]>([
    ["nothing", {}],
    ["nothing where a mark is made", { resolution: "won" }],
    [
      "nothing where it is archived and its conversation can be closed",
      { archives: true, conversations: [closable] },
    ],
    ["nothing where a new mark takes the old one's place", { mayClear: true, resolution: "lost" }],
    ["nothing of a conversation that stays open", { conversations: [barred] }],
  ])("%s", (_, part) => {
    expect(asksNothing({ ...nothing, ...part })).toBe(true);
  });
  test.each<[string, Partial<TicketCheck>]>([
    ["for missing data", { missing: ["value"] }],
    ["why", { reasonRequired: true }],
    ["whether the mark is taken back", { mayClear: true }],
    ["for the record of a conversation", { archives: true, conversations: [barred] }],
    ["for what is pending", { archives: true, unanswered: [{ id: "c", number: 7 }] }],
    ["nobody, where it is refused: it says so", { failures: [{ code: "MOVE_NOT_ALLOWED" }] }],
  ])("%s", (_, part) => {
    expect(asksNothing({ ...nothing, ...part })).toBe(false);
  });
});

describe("it can be done", () => {
  const given = { has: () => true, reasonId: "r" };
  test.each<[string, Partial<TicketCheck>]>([
    ["once the data are given", { missing: ["value"], failures: [{ code: "FIELDS_MISSING" }] }],
    ["once it is said why", { reasonRequired: true, failures: [{ code: "REASON_REQUIRED" }] }],
    ["though a rule's archiving has to wait", { archives: true, conversations: [barred] }],
  ])("%s", (_, part) => {
    expect(isReady({ ...nothing, ...part }, given)).toBe(true);
  });
  test.each<[string, Partial<TicketCheck>]>([
    ["while its conversation is refused its close", { failures: [{ code: "CONVERSATION_OPEN" }] }],
    ["while a task is open and nobody confirmed", { failures: [{ code: "TICKET_PENDING" }] }],
    ["where the funnel goes stage by stage", { failures: [{ code: "MOVE_NOT_ALLOWED" }] }],
  ])("not %s", (_, part) => {
    expect(isReady({ ...nothing, ...part }, given)).toBe(false);
  });
  test("not without what is asked for", () => {
    const check: TicketCheck = { ...nothing, missing: ["value", "company"], reasonRequired: true };
    expect(isReady(check, { has: (field) => field === "value", reasonId: "r" })).toBe(false);
    expect(isReady(check, { has: () => true, reasonId: null })).toBe(false);
  });
});

test("what has a control of its own is not said once more", () => {
  const failures = [{ code: "FIELDS_MISSING" as const }, { code: "TICKET_OPEN" as const }];
  expect(standing({ failures })).toEqual([{ code: "TICKET_OPEN" }]);
});

test("what a rule cannot archive yet waits; what a person archives is refused", () => {
  const check = { ...nothing, archives: true, conversations: [barred] };
  expect(isDeferred(check)).toBe(true);
  expect(isDeferred({ ...check, failures: [{ code: "CONVERSATION_OPEN" }] })).toBe(false);
  expect(isDeferred({ ...check, conversations: [closable] })).toBe(false);
});

test("the old mark is asked about only where no new one comes", () => {
  expect(offersClearing({ mayClear: true, resolution: null })).toBe(true);
  expect(offersClearing({ mayClear: true, resolution: "won" })).toBe(false);
  expect(offersClearing({ mayClear: false, resolution: null })).toBe(false);
});
