import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filledFrom, type Person, type Rival, talkPairs, ticketPairs } from "./merge.rules.ts";

const early = new Date("2027-01-10T12:00:00Z");
const late = new Date("2027-01-11T12:00:00Z");
const ticket = (id: string, more: Partial<Rival> = {}): Rival => ({
  id,
  funnel: "ventas",
  untouched: false,
  owner: null,
  group: null,
  createdAt: early,
  ...more,
});

describe("two open tickets of one funnel", () => {
  test.each<[string, Partial<Rival>, Partial<Rival>]>([
    ["the touched one goes on", { createdAt: late }, { untouched: true, owner: "ana" }],
    ["then the owned one", { owner: "ana", createdAt: late }, { group: "noche" }],
    ["then one that a team has", { group: "noche", createdAt: late }, {}],
    ["then the older one", {}, { createdAt: late }],
  ])("%s, whoever is merged into whom", (_, stays, gives) => {
    const [a, b] = [ticket("a", stays), ticket("b", gives)];
    expect(ticketPairs([a], [b])).toEqual([{ id: "b", into: "a" }]);
    expect(ticketPairs([b], [a])).toEqual([{ id: "b", into: "a" }]);
  });
  test("tickets of other funnels stand beside each other", () => {
    expect(ticketPairs([ticket("a")], [ticket("b", { funnel: "soporte" })])).toEqual([]);
  });
  test("one of each pair is left, the same one whichever way they are asked", () => {
    const rival = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      funnel: fc.constantFrom("ventas", "soporte"),
      untouched: fc.boolean(),
      owner: fc.option(fc.constant("ana")),
      group: fc.constant(null),
      createdAt: fc.constantFrom(early, late),
    });
    fc.assert(
      fc.property(rival, rival, (a, b) => {
        fc.pre(a.id !== b.id);
        const pairs = ticketPairs([a], [b]);
        expect(pairs).toEqual(ticketPairs([b], [a]));
        expect(pairs).toHaveLength(a.funnel === b.funnel ? 1 : 0);
      }),
    );
  });
});

test("of two conversations on a connection the owned one goes on, else the older", () => {
  const talk = (id: string, owner: string | null, openedAt: Date) => ({
    id,
    connection: "n",
    owner,
    openedAt,
  });
  expect(talkPairs([talk("a", null, early)], [talk("b", "ana", late)])).toEqual([{ id: "a", into: "b" }]);
  expect(talkPairs([talk("a", null, early)], [talk("b", null, late)])).toEqual([{ id: "b", into: "a" }]);
});

describe("who goes on", () => {
  const nobody: Person = {
    name: "",
    phone: null,
    mail: null,
    company: null,
    individual: false,
    optedOutAt: null,
    fields: {},
  };
  const known: Person = {
    name: "Diego",
    phone: "+56911111111",
    mail: "diego@uno.cl",
    company: "uno",
    individual: false,
    optedOutAt: late,
    fields: { rut: "1", talla: "M" },
  };
  test("keeps what they have, and is filled from the other where they have nothing", () => {
    expect(filledFrom(nobody, known)).toEqual(known);
    const own = { ...known, name: "D. Pérez", mail: "otro@dos.cl", company: "dos", fields: { rut: "2" } };
    expect(filledFrom(own, known)).toEqual({ ...own, fields: { rut: "2", talla: "M" } });
  });
  test("an answer that there is no company is not overwritten", () => {
    expect(filledFrom({ ...nobody, individual: true }, known)).toMatchObject({
      company: null,
      individual: true,
    });
  });
  test("who asked for no templates in either gets none", () => {
    expect(filledFrom({ ...known, optedOutAt: null }, known).optedOutAt).toBe(late);
    expect(filledFrom({ ...known, optedOutAt: early }, known).optedOutAt).toBe(early);
  });
});
