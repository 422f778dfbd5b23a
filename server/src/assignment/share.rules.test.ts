import fc from "fast-check";
import { expect, test } from "vitest";
import { type Receiver, type Share, shareOut } from "./share.rules.ts";

const thing = (id: string, inbox: string | null = "sales", bond: string | null = null): Share => ({
  id,
  inbox,
  with: bond,
});
const people: Receiver[] = [
  { id: "beto", serves: ["sales"] },
  { id: "carla", serves: ["sales", "support"] },
];
const given = (things: Share[]) => Object.fromEntries(shareOut(things, people).given);

test("in turns among those who serve the inbox", () => {
  expect(given([thing("1"), thing("2"), thing("3"), thing("4", "support")])).toEqual({
    1: "beto",
    2: "carla",
    3: "beto",
    4: "carla",
  });
});
test("what belongs together goes to one", () => {
  expect(
    given([thing("1", "sales", "t"), thing("2"), thing("3", "sales", "t"), thing("4", null, "t")]),
  ).toEqual({
    1: "beto",
    2: "carla",
    3: "beto",
    4: "beto",
  });
});
test("what nobody serves is told", () => {
  expect(shareOut([thing("1", "marketing")], people)).toEqual({
    given: new Map(),
    left: [thing("1", "marketing")],
  });
});
test("everything is given once or left, to somebody who serves it, and evenly", () => {
  const things = fc.uniqueArray(
    fc.record({ id: fc.uuid(), inbox: fc.constantFrom("sales", "support", "web", null) }),
    {
      selector: ({ id }) => id,
    },
  );
  fc.assert(
    fc.property(things, (some) => {
      const { given, left } = shareOut(
        some.map(({ id, inbox }) => thing(id, inbox)),
        people,
      );
      expect(given.size + left.length).toBe(some.length);
      for (const { id, inbox } of some) {
        const to = people.find((one) => one.id === given.get(id));
        if (to && inbox) expect(to.serves).toContain(inbox);
      }
      if (some.every(({ inbox }) => inbox === "sales")) {
        const counts = people.map(({ id }) => [...given.values()].filter((to) => to === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
