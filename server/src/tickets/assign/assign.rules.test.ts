import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseOwners, type Eligible, type Entering, type StagePeople } from "./assign.rules.ts";

const person = (id: string, more: Partial<Eligible> = {}): Eligible => {
  return { id, available: true, open: 0, serves: ["sales"], ...more };
};
const entering = (count: number, more: Partial<Entering> = {}): Entering[] =>
  Array.from({ length: count }, (_, i) => ({ ticket: `t${i}`, inboxes: ["sales"], draw: 0, ...more }));
const stage = (strategy: StagePeople["strategy"], ...people: Eligible[]): StagePeople => {
  return { strategy, people, turns: [] };
};
const owners = (some: readonly Entering[], at: StagePeople) => [...chooseOwners(some, at).values()];

describe("K5: who gets a ticket that comes into a stage", () => {
  test("balanced: who has fewest open ones, counting those just given", () => {
    const at = stage("balanced", person("ana", { open: 2 }), person("beto"), person("caro", { open: 1 }));
    expect(owners(entering(4), at)).toEqual(["beto", "caro", "beto", "ana"]);
  });
  test("round robin: each in turn, who never got one first, however loaded", () => {
    const at = stage("round_robin", person("ana", { open: 9 }), person("beto"), person("caro"));
    expect(owners(entering(4), { ...at, turns: ["beto", "caro"] })).toEqual(["ana", "beto", "caro", "ana"]);
  });
  test.each([
    [0, "ana"],
    [0.5, "beto"],
    [0.999, "caro"],
  ])("random: %d draws %s", (draw, id) => {
    const at = stage("random", person("caro"), person("ana"), person("beto"));
    expect(owners(entering(1, { draw }), at)).toEqual([id]);
  });
  test("unassign: nobody", () => {
    expect(owners(entering(2), stage("unassign", person("ana")))).toEqual([null, null]);
  });
  test("who is available goes before who is not", () => {
    const away = person("ana", { available: false });
    expect(owners(entering(1), stage("balanced", away, person("beto", { open: 5 })))).toEqual(["beto"]);
    expect(owners(entering(1), stage("balanced", away))).toEqual(["ana"]);
  });
  test("who does not serve the inboxes of its conversations gets none", () => {
    const at = stage("balanced", person("ana"), person("beto", { open: 5, serves: ["sales", "support"] }));
    expect(owners(entering(1, { inboxes: ["sales", "support"] }), at)).toEqual(["beto"]);
    expect(owners(entering(1, { inboxes: ["vip"] }), at)).toEqual([null]);
    expect(owners(entering(1, { inboxes: [] }), at)).toEqual(["ana"]);
  });

  test("round robin and balanced give nobody two more than another, whoever they are", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom("balanced" as const, "round_robin" as const),
        (people, count, strategy) => {
          const given = owners(entering(count), stage(strategy, ...people.map((id) => person(id))));
          const counts = people.map((id) => given.filter((one) => one === id).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          expect(given).not.toContain(null);
        },
      ),
    );
  });
});
