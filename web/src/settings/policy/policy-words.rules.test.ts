import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import { taken } from "./fields.rules.ts";
import { type SentenceKey, sentencesOf } from "./policy-words.rules.ts";
import { guide, other } from "./sample.ts";
import { saysEs } from "./says.es.ts";

const keys = (policy: InboxPolicy, group: keyof ReturnType<typeof sentencesOf>): SentenceKey[] =>
  sentencesOf(policy)[group].map(({ key }) => key);
const close = (parts: Partial<InboxPolicy["close"]>) => ({ ...guide, close: { ...guide.close, ...parts } });
const expiry = (parts: Partial<InboxPolicy["expiry"]>) => ({
  ...guide,
  expiry: { ...guide.expiry, ...parts },
});
const targets = (parts: Partial<InboxPolicy["targets"]>) => ({
  ...guide,
  targets: { ...guide.targets, ...parts },
});
const hello = { on: true, text: "Hola" };

describe("what follows from a policy", () => {
  test.each<[string, InboxPolicy, Parameters<typeof keys>[1], SentenceKey[]]>([
    ["the guide", guide, "attending", ["seesQueue", "picked", "capacity", "sticky"]],
    ["own only", { ...guide, visibility: "own" }, "attending", ["seesOwn", "picked", "capacity", "sticky"]],
    [
      "turns, online",
      { ...guide, distribution: "round_robin" },
      "attending",
      ["seesQueue", "byTurnsOnline", "rescue", "capacity", "sticky"],
    ],
    [
      "fewest open, whoever is available, no rescue",
      { ...guide, distribution: "least_open", onlineOnly: false, rescueMinutes: null },
      "attending",
      ["seesQueue", "byLeast", "rescueNone", "capacity", "sticky"],
    ],
    [
      "every rule another",
      other,
      "attending",
      ["seesOwn", "byTurns", "rescueNone", "noCapacity", "requeued"],
    ],
    ["the guide", guide, "closing", ["closedAny", "closedContact", "companyWarn", "overrideSupervisor"]],
    [
      "every rule another",
      other,
      "closing",
      ["closedOne", "closedTicket", "closedNote", "companyBlock", "overrideAdmin", "reopened"],
    ],
    [
      "company hidden",
      close({ company: "hidden" }),
      "closing",
      ["closedAny", "closedContact", "overrideSupervisor"],
    ],
    ["the guide", guide, "comments", ["commentWhen"]],
    ["no triggers", other, "comments", ["commentNever"]],
    ["the guide", guide, "expiry", ["expiredLeft", "finalised", "templateWaits"]],
    [
      "a ticket, never finalised",
      expiry({ withoutTicket: "create", finaliseHours: null }),
      "expiry",
      ["expiredTicket", "finalisedNever", "templateWaits"],
    ],
    ["the guide", guide, "messages", ["silent"]],
    ["all of them", other, "messages", ["greets", "aways", "onceIn12h", "asks"]],
    ["away without hours", { ...guide, away: hello }, "messages", ["awayNever", "onceIn12h"]],
    ["only the question", { ...guide, askResolved: true }, "messages", ["asks"]],
    ["the guide", guide, "hours", ["allHours", "replies", "resolves", "alerts", "stale"]],
    ["hours, no total", other, "hours", ["inHours", "replies", "alerts"]],
    ["never stale", targets({ staleHours: null }), "hours", ["allHours", "replies", "resolves", "alerts"]],
    ["the guide", guide, "ticket", ["ticketOpened"]],
    ["none", other, "ticket", ["ticketNone"]],
  ])("%s", (_, policy, group, said) => {
    expect(keys(policy, group)).toEqual(said);
  });

  test("lengths of time come in minutes", () => {
    const { attending, expiry, hours } = sentencesOf(guide);
    expect(attending.find(({ key }) => key === "sticky")?.times).toEqual({ time: 7 * 24 * 60 });
    expect(expiry.map(({ times }) => times)).toEqual([undefined, { time: 168 * 60 }, { time: 72 * 60 }]);
    expect(hours.find(({ key }) => key === "replies")?.times).toEqual({ first: 60, average: 240 });
  });

  test("what is listed is listed in the page's order", () => {
    const turned = close({ anyOf: ["confirmed", "replied"] });
    expect(sentencesOf(turned).closing[0]?.list).toEqual({
      of: "evidence",
      items: ["replied", "confirmed"],
    });
  });

  test("every sentence we have words for can be said, with the variables it needs", () => {
    const said = new Map<string, string[]>();
    const fields = [
      "visibility",
      "distribution",
      "onlineOnly",
      "rescueMinutes",
      "calendarId",
      "away",
    ] as const;
    const policies = [
      guide,
      other,
      ...fields.flatMap((field) => [taken(guide, other, field), taken(other, guide, field)]),
      { ...other, visibility: "inbox" as const, distribution: "least_open" as const },
      { ...guide, distribution: "least_open" as const },
    ];
    for (const policy of policies)
      for (const { key, times, count, list } of Object.values(sentencesOf(policy)).flat())
        said.set(key, [
          ...Object.keys(times ?? {}),
          ...(count === undefined ? [] : ["count"]),
          ...(list ? ["list"] : []),
          ...(key === "ticketOpened" ? ["stage"] : []),
        ]);
    const needed = Object.entries(saysEs).map(([key, text]) => [
      key,
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name),
    ]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(needed));
  });
});
