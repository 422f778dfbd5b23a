import type { TicketCard } from "@relevo/contract/tickets.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ana, at, bruno, ticket } from "../../live/samples.ts";
import { type BoardData, type Column, joined, placedOn, recounted, without } from "./columns.rules.ts";

const looking = { me: ana.id, now: Date.parse(at(60)) };
const stage = (id: string) => ({ id, name: id, kind: "human", type: "normal" }) as const;
const card = (id: string, stageId: string, minute: number, more: Partial<TicketCard> = {}) =>
  ticket(id, { stage: stage(stageId), stageEnteredAt: at(minute), ...more });
const column = (stageId: string, tickets: TicketCard[], more: Partial<Column> = {}): Column => ({
  stageId,
  count: tickets.length,
  stuck: 0,
  waiting: 0,
  sums: [],
  tickets,
  next: null,
  ...more,
});
const board = (...columns: Column[]): BoardData => ({ funnelId: "sales", filter: {}, columns });
const ids = (data: BoardData) => data.columns.map(({ tickets }) => tickets.map(({ id }) => id));
const counts = (data: BoardData) => data.columns.map(({ count }) => count);

describe("S0-2: a ticket that changed stands where it now belongs", () => {
  const two = board(column("a", [card("1", "a", 9), card("2", "a", 5)]), column("b", [card("3", "b", 7)]));

  test("moved, it is on top of the other column, and the counts follow", () => {
    const after = placedOn(two, card("2", "b", 20), looking);
    expect(ids(after)).toEqual([["1"], ["2", "3"]]);
    expect(counts(after)).toEqual([1, 2]);
  });

  test("new in a stage, it appears and is counted", () => {
    const after = placedOn(two, card("9", "a", 30), looking);
    expect([ids(after), counts(after)]).toEqual([
      [["9", "1", "2"], ["3"]],
      [3, 1],
    ]);
  });

  test("changed in its stage, it keeps its place", () => {
    const after = placedOn(two, card("2", "a", 5, { subject: "news" }), looking);
    expect([ids(after), counts(after)]).toEqual([ids(two), counts(two)]);
    expect(after.columns[0]?.tickets[1]?.subject).toBe("news");
  });

  test.each([
    ["archived", { state: "archived" as const }],
    ["in another funnel", { funnel: { id: "support", name: "Soporte" } }],
  ])("%s, it leaves", (_, more) => {
    const after = placedOn(two, card("2", "a", 5, more), looking);
    expect([ids(after), counts(after)]).toEqual([
      [["1"], ["3"]],
      [1, 1],
    ]);
  });

  test("beyond what was read it is left for its page, already counted", () => {
    const read = board(column("a", [card("1", "a", 9)], { count: 40, next: "more" }));
    const after = placedOn(read, card("2", "a", 5), looking);
    expect([ids(after), counts(after)]).toEqual([[["1"]], [40]]);
  });

  test("out of the filter it leaves; where only the server can tell it stays with its news", () => {
    const mine = { ...two, filter: { owner: "none" as const } };
    expect(ids(placedOn(mine, card("2", "a", 5, { owner: bruno }), looking))).toEqual([["1"], ["3"]]);
    const found = { ...two, filter: { q: "plan" } };
    expect(ids(placedOn(found, card("2", "b", 20), looking))).toEqual([["1"], ["2", "3"]]);
    expect(ids(placedOn(found, card("9", "a", 30), looking))).toEqual(ids(two));
  });
});

test("stuck, waiting and sums go along, and a sum that is back at nothing is gone", () => {
  const value = { amount: 0.1, currency: "USD" };
  const one = card("1", "a", 5, { stuckAt: at(6), waitingSince: at(7), value });
  const empty = board(column("a", []), column("b", []));
  const there = placedOn(empty, one, looking);
  expect(there.columns[0]).toMatchObject({ count: 1, stuck: 1, waiting: 1, sums: [value] });
  const gone = without(there, "1", looking.now);
  expect(gone).toEqual(empty);
});

test("a page is joined without what moved up meanwhile", () => {
  const read = board(column("a", [card("1", "a", 9)], { count: 3, next: "x" }));
  const after = joined(read, "a", { items: [card("1", "a", 9), card("2", "a", 5)], next: null });
  expect(ids(after)).toEqual([["1", "2"]]);
  expect(after.columns[0]?.next).toBeNull();
});

test("the server's numbers take the place of ours, the cards stay", () => {
  const ours = board(column("a", [card("1", "a", 9)], { count: 7 }));
  const after = recounted(ours, [column("a", [], { count: 12, stuck: 3 })]);
  expect(after.columns[0]).toMatchObject({ count: 12, stuck: 3, tickets: ours.columns[0]?.tickets });
});

test("whatever happens, no card stands twice and every count is that of the cards", () => {
  const change = fc.record({
    id: fc.constantFrom("1", "2", "3", "4"),
    at: fc.constantFrom("a", "b", "c"),
    minute: fc.integer({ min: 0, max: 59 }),
    open: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let data = board(column("a", []), column("b", []), column("c", []));
      for (const { id, at: where, minute, open } of changes)
        data = placedOn(data, card(id, where, minute, { state: open ? "open" : "archived" }), looking);
      const all = ids(data).flat();
      expect(new Set(all).size).toBe(all.length);
      expect(counts(data)).toEqual(ids(data).map(({ length }) => length));
      for (const { tickets } of data.columns)
        expect(tickets).toEqual(
          tickets.toSorted((x, y) =>
            x.stageEnteredAt === y.stageEnteredAt
              ? Number(y.id > x.id) - 0.5
              : Number(y.stageEnteredAt > x.stageEnteredAt) - 0.5,
          ),
        );
    }),
  );
});
