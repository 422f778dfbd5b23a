import { expect, test } from "vitest";
import { type InboxRules, type Previous, placeOf } from "./place.rules.ts";

const ended = new Date("2027-01-14T10:00:00Z");
const inMinutes = (minutes: number) => new Date(ended.getTime() + minutes * 60_000);
const previous: Previous = {
  id: "old",
  contact: "c",
  inbox: "sales",
  state: "closed",
  owner: "ana",
  group: null,
  waitingSince: null,
  lastInboundAt: ended,
  lastOutboundAt: ended,
  activeAt: ended,
  lastMessage: null,
  unread: 0,
  settled: null,
  confirmed: null,
  snoozedUntil: null,
  templateUntil: null,
  ticketOver: false,
  endedAt: ended,
  had: { owner: "ana", group: null },
  reason: "price",
  ticket: "t",
  ticketState: "open",
  link: "confirmed",
};
const rules = (graceMinutes: number): Map<string, InboxRules> =>
  new Map([["sales", { hours: null, graceMinutes, templateHours: 72, automaticTicket: true }]]);
const fresh = { kind: "fresh", inbox: "global", reason: null, ticket: null };
const goesOn = { kind: "fresh", inbox: "sales", reason: "price", ticket: "t" };
const reopened = (one: Previous) => ({ kind: "reopened", previous: one });

test.each<[string, Partial<Previous>, number, number, boolean]>([
  ["within the grace", {}, 30, 29, true],
  ["at its end", {}, 30, 30, false],
  ["without a grace", {}, 0, 0, false],
  ["its ticket is archived", { ticketState: "archived" }, 30, 1, false],
  ["it has no ticket", { ticket: null, ticketState: null, link: null }, 30, 1, false],
  ["its ticket is only proposed", { link: "proposed" }, 30, 1, false],
  ["it was discarded", { state: "discarded" }, 30, 1, false],
  ["it was merged", { state: "merged" }, 30, 1, false],
])("C17: %s", (_, change, grace, minutes, again) => {
  const one = { ...previous, ...change };
  const at = { at: inMinutes(minutes), direction: "in" as const };
  expect(placeOf(at, one, "global", rules(grace))).toEqual(again ? reopened(one) : fresh);
});

test("C17: our own message from the phone reopens nothing", () => {
  expect(placeOf({ at: inMinutes(1), direction: "echo" }, previous, "global", rules(30))).toEqual(fresh);
});

test.each<[string, Partial<Previous>, boolean]>([
  ["with its ticket", {}, true],
  ["not with an archived one", { ticketState: "archived" }, false],
  ["not with one that is only proposed", { link: "proposed" }, false],
  ["nor where there is none", { ticket: null, ticketState: null, link: null }, false],
])("C16: an expired one goes on in a new one %s", (_, change, on) => {
  const one = { ...previous, state: "expired", endedAt: null, ...change };
  expect(placeOf({ at: inMinutes(1), direction: "in" }, one, "global", rules(30))).toEqual(
    on ? goesOn : fresh,
  );
});

test("who is new comes to the connection's inbox", () => {
  expect(placeOf({ at: ended, direction: "in" }, undefined, "global", new Map())).toEqual(fresh);
});
