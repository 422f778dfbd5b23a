import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Agent,
  type DistributionFacts,
  decide,
  type HandOut,
  mayGet,
  type Queued,
} from "./distribute.rules.ts";

const now = new Date("2027-03-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const inbox = "sales";
const rules: HandOut = { distribution: "round_robin", capacity: 30, onlineOnly: true, stickyDays: 7 };
const agent = (id: string, given: Partial<Agent> = {}): Agent => ({
  id,
  mayReply: true,
  available: true,
  online: true,
  serves: [inbox],
  groups: [],
  waiting: 0,
  contacts: [],
  ...given,
});
const queued = (id: string, given: Partial<Queued> = {}): Queued => ({
  id,
  contact: `contact of ${id}`,
  inbox,
  group: null,
  priority: false,
  queuedAt: ago(1),
  waits: true,
  last: null,
  ...given,
});
const facts = (
  some: readonly Queued[],
  agents: readonly Agent[],
  rule: Partial<HandOut> = {},
  turns: readonly string[] = [],
): DistributionFacts => ({
  queued: some,
  agents,
  rules: new Map([[inbox, { ...rules, ...rule }]]),
  turns: new Map([[inbox, turns]]),
});
const told = (given: DistributionFacts) =>
  decide(given, now).map(({ conversation, member, how }) => `${conversation} ${member} ${how}`);

describe("T18: who may get one is there by intent and by heartbeat", () => {
  const place = { inbox, group: null };
  test.each<[string, Partial<Agent>, Partial<HandOut>, boolean]>([
    ["there", {}, {}, true],
    ["not available, though online", { available: false }, {}, false],
    ["available, though not online", { online: false }, {}, false],
    ["not online, where nobody asks for it", { online: false }, { onlineOnly: false }, true],
    ["may not reply", { mayReply: false }, {}, false],
    ["serves another inbox", { serves: ["support"] }, {}, false],
    ["below the limit", { waiting: 29 }, {}, true],
    ["at the limit", { waiting: 30 }, {}, false],
    ["over it, where there is none", { waiting: 300 }, { capacity: null }, true],
  ])("%s", (_who, given, rule, may) => {
    expect(mayGet(agent("ana", given), place, { ...rules, ...rule })).toBe(may);
  });
  test("a group's queue is for its people", () => {
    const night = { inbox, group: "night" };
    expect(mayGet(agent("ana"), night, rules)).toBe(false);
    expect(mayGet(agent("ana", { groups: ["night"] }), night, rules)).toBe(true);
  });
});

describe("in turns", () => {
  test("S3-15: nine among three are three each", () => {
    const nine = Array.from({ length: 9 }, (_, i) => queued(`c${i}`, { queuedAt: ago(9 - i) }));
    const given = decide(facts(nine, [agent("a"), agent("b"), agent("c")]), now);
    expect(given.map(({ member }) => member).join("")).toBe("abcabcabc");
  });
  test("who was given one the longest ago is next, and first who never was", () => {
    expect(told(facts([queued("x")], [agent("a"), agent("b")], {}, ["a"]))).toEqual(["x b auto"]);
    expect(told(facts([queued("x")], [agent("a"), agent("b")], {}, ["b", "a"]))).toEqual(["x b auto"]);
  });
});

describe("to who holds fewest", () => {
  const least = { distribution: "least_open" } as const;
  test("S3-16: open contacts count, not conversations", () => {
    const busy = agent("a", { contacts: ["one", "two"] });
    const free = agent("b", { contacts: ["one"], waiting: 5 });
    expect(told(facts([queued("x")], [busy, free], least))).toEqual(["x b auto"]);
  });
  test("S3-16: a tie goes to who was given one the longest ago", () => {
    expect(told(facts([queued("x")], [agent("a"), agent("b")], least, ["b", "a"]))).toEqual(["x b auto"]);
  });
});

describe("order and exceptions", () => {
  test("what came back goes first, then the longest wait, then by id", () => {
    const some = [
      queued("late", { queuedAt: ago(1) }),
      queued("z", { queuedAt: ago(5) }),
      queued("y", { queuedAt: ago(5) }),
      queued("back", { queuedAt: ago(0), priority: true }),
    ];
    expect(decide(facts(some, [agent("a")]), now).map(({ conversation }) => conversation)).toEqual([
      "back",
      "y",
      "z",
      "late",
    ]);
  });
  test.each<[string, Partial<Agent>, number, Partial<HandOut>, string[]]>([
    ["goes to who had the customer", {}, 60, {}, ["x b sticky"]],
    ["so it does where nothing is handed out", {}, 60, { distribution: "off" }, ["x b sticky"]],
    ["but not to who is not there", { online: false }, 60, {}, ["x a auto"]],
    ["nor after the days of the inbox", {}, 8 * 24 * 60, {}, ["x a auto"]],
    ["nor where no days are given", {}, 1, { stickyDays: 0 }, ["x a auto"]],
    ["and nothing else is handed out where it is off", {}, 8 * 24 * 60, { distribution: "off" }, []],
  ])("a customer who comes back %s", (_what, given, minutes, rule, expected) => {
    const one = queued("x", { last: { owner: "b", at: ago(minutes) } });
    expect(told(facts([one], [agent("a"), agent("b", given)], rule))).toEqual(expected);
  });
  test("S3-21: where nobody is eligible all stay queued", () => {
    expect(told(facts([queued("x")], [agent("a", { online: false })]))).toEqual([]);
  });
});

describe("whatever the queues and the people", () => {
  const ids = (letters: string) => fc.constantFrom(...letters.split(""));
  const people = fc.uniqueArray(
    fc.record({
      id: ids("abcdef"),
      mayReply: fc.boolean(),
      available: fc.boolean(),
      online: fc.boolean(),
      serves: fc.subarray([inbox, "support"]),
      groups: fc.subarray(["night", "day"]),
      waiting: fc.nat({ max: 4 }),
      contacts: fc.subarray(["p", "q", "r"]),
    }),
    { selector: ({ id }) => id },
  );
  const waiting = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      contact: ids("pqrstu"),
      inbox: fc.constantFrom(inbox, "support"),
      group: fc.constantFrom(null, "night", "day"),
      priority: fc.boolean(),
      queuedAt: fc.nat({ max: 500 }).map(ago),
      waits: fc.boolean(),
      last: fc.option(fc.record({ owner: ids("abcdef"), at: fc.nat({ max: 20_000 }).map(ago) })),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );
  const rule = fc.record({
    distribution: fc.constantFrom("off", "round_robin", "least_open"),
    capacity: fc.option(fc.integer({ min: 1, max: 5 })),
    onlineOnly: fc.boolean(),
    stickyDays: fc.nat({ max: 9 }),
  });
  const cases = fc.record({ queued: waiting, agents: people, sales: rule, support: rule });
  const asFacts = ({
    queued,
    agents,
    sales,
    support,
  }: typeof cases extends fc.Arbitrary<infer T> ? T : never) => ({
    queued,
    agents,
    rules: new Map<string, HandOut>([
      [inbox, sales],
      ["support", support],
    ]),
    turns: new Map<string, string[]>(),
  });

  test("each conversation gets one owner at most, who may have it, and nobody is over capacity", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const given = asFacts(one);
        const out = decide(given, now);
        expect(new Set(out.map(({ conversation }) => conversation)).size).toBe(out.length);
        const load = new Map(one.agents.map(({ id, waiting }) => [id, waiting]));
        for (const { conversation, member, how } of out) {
          const row = one.queued.find(({ id }) => id === conversation);
          const who = one.agents.find(({ id }) => id === member);
          const rules = row && given.rules.get(row.inbox);
          if (!row || !who || !rules) throw new Error("from nowhere");
          const before = load.get(member) ?? 0;
          expect(mayGet({ ...who, waiting: before }, row, rules)).toBe(true);
          if (rules.distribution === "off") expect(how).toBe("sticky");
          if (row.waits) load.set(member, before + 1);
        }
      }),
    );
  });
  test("the same facts in another order give the same", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const given = asFacts(one);
        const turned = { ...given, queued: [...given.queued].reverse(), agents: [...given.agents].reverse() };
        expect(decide(turned, now)).toEqual(decide(given, now));
      }),
    );
  });
  test("in turns nobody is two ahead of anybody who could have had it", () => {
    const even = fc.record({ n: fc.nat({ max: 40 }), people: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(even, ({ n, people }) => {
        const agents = Array.from({ length: people }, (_, i) => agent(`a${i}`));
        const some = Array.from({ length: n }, (_, i) => queued(`c${i}`));
        const counts = agents.map(
          ({ id }) =>
            decide(facts(some, agents, { capacity: null }), now).filter(({ member }) => member === id).length,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
