import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, give, type Pool, type PoolAgent, pickAgent } from "./pool.rules.ts";

const inbox = "inbox";
const agent = (id: string, more: Partial<PoolAgent> = {}): PoolAgent => ({
  id,
  mayReply: true,
  available: true,
  online: true,
  serves: [inbox],
  everywhere: false,
  groups: ["team"],
  contacts: new Set(),
  ...more,
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  to: { kind: "group", groupId: "team" },
  logic: "round_robin",
  onlineOnly: false,
  capacity: null,
  inbox,
  except: [],
  ...more,
});
const pool = (...agents: PoolAgent[]): Pool => ({ agents, turns: new Map() });
const holding = (n: number) => new Set(Array.from({ length: n }, (_, i) => `c${i}`));

describe("who may get it", () => {
  test.each<[string, Partial<PoolAgent>, Partial<Asked>, boolean]>([
    ["one of the group who is available", {}, {}, true],
    ["not who is not available", { available: false }, {}, false],
    ["not who only reads", { mayReply: false }, {}, false],
    ["not who does not serve the inbox", { serves: [] }, {}, false],
    ["not who is in another group", { groups: ["other"] }, {}, false],
    ["one of the inbox's people, whatever their group", { groups: [] }, { to: { kind: "inbox" } }, true],
    [
      "an administrator is not handed out to where they are not listed",
      { serves: [], everywhere: true },
      {},
      false,
    ],
    ["whoever is there by heartbeat is asked only if the step asks", { online: false }, {}, true],
    ["S3-11: not who is offline, where it asks", { online: false }, { onlineOnly: true }, false],
    ["not who holds as many as the step lets", { contacts: holding(2) }, { capacity: 2 }, false],
    ["who holds fewer", { contacts: holding(1) }, { capacity: 2 }, true],
    ["S3-20: not who failed", {}, { except: ["ana"] }, false],
    [
      "a person by name, though not available",
      { available: false },
      { to: { kind: "member", memberId: "ana" } },
      true,
    ],
    [
      "a person by name, though they had it before",
      {},
      { to: { kind: "member", memberId: "ana" }, except: ["ana"] },
      true,
    ],
    ["not another than who is named", {}, { to: { kind: "member", memberId: "beto" } }, false],
    [
      "S3-11: not who is named and offline, where it asks",
      { online: false },
      { to: { kind: "member", memberId: "ana" }, onlineOnly: true },
      false,
    ],
    [
      "not who is named and does not serve the inbox",
      { serves: [] },
      { to: { kind: "member", memberId: "ana" } },
      false,
    ],
    [
      "an administrator by name, anywhere",
      { serves: [], everywhere: true },
      { to: { kind: "member", memberId: "ana" } },
      true,
    ],
  ])("%s", (_, who, how, may) => {
    expect(pickAgent(pool(agent("ana", who)), asked(how))).toBe(may ? "ana" : null);
  });
});

describe("which of several", () => {
  test("S3-15: by turns everybody gets as many as everybody else, but for one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), (people, many) => {
        const all = pool(...Array.from({ length: people }, (_, i) => agent(`a${i}`)));
        const counts = new Map<string, number>();
        for (let i = 0; i < many; i++) {
          const id = pickAgent(all, asked()) ?? "";
          give(all, id, `contact ${i}`, "team");
          counts.set(id, (counts.get(id) ?? 0) + 1);
        }
        const given = all.agents.map(({ id }) => counts.get(id) ?? 0);
        expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("S3-16: whoever holds the fewest contacts; what was just given counts", () => {
    const all = pool(agent("ana", { contacts: holding(2) }), agent("beto", { contacts: holding(1) }));
    const least = asked({ logic: "least_open" });
    const order = Array.from({ length: 4 }, (_, i) => {
      const id = pickAgent(all, least) ?? "";
      give(all, id, `n${i}`, "team");
      return id;
    });
    expect(order).toEqual(["beto", "ana", "beto", "ana"]);
  });

  test("S3-16: among equals the one given the longest ago, who was never given any before all", () => {
    const all = pool(agent("ana"), agent("beto"), agent("carla"));
    all.turns.set("team", ["beto", "ana"]);
    const least = asked({ logic: "least_open" });
    expect(pickAgent(all, least)).toBe("carla");
    give(all, "carla", "x", "team");
    expect(pickAgent(all, least)).toBe("beto");
  });

  test("turns are kept per group and inbox: one's do not move another's", () => {
    const all = pool(agent("ana"), agent("beto"));
    give(all, "ana", "x", "team");
    expect(pickAgent(all, asked())).toBe("beto");
    expect(pickAgent(all, asked({ to: { kind: "inbox" } }))).toBe("ana");
  });
});
