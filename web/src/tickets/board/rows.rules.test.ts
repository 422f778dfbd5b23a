import { expect, test } from "vitest";
import { ana, at, ticket } from "../../live/samples.ts";
import { joinedRows, placedIn, type RowsData, withoutRow } from "./rows.rules.ts";

const looking = { me: ana.id, now: Date.parse(at(60)) };
const one = ticket("1", { createdAt: at(9) });
const two = ticket("2", { createdAt: at(5) });
const rows = (more: Partial<RowsData> = {}): RowsData => ({
  funnelId: "sales",
  filter: {},
  items: [one, two],
  next: null,
  ...more,
});
const ids = ({ items }: RowsData) => items.map(({ id }) => id);

test("a new ticket comes in by its age, one that is known keeps its place with its news", () => {
  expect(ids(placedIn(rows(), ticket("3", { createdAt: at(7) }), looking))).toEqual(["1", "3", "2"]);
  const after = placedIn(rows(), { ...two, subject: "news" }, looking);
  expect([ids(after), after.items[1]?.subject]).toEqual([["1", "2"], "news"]);
});

test("S0-17: archived, in another funnel or out of the filter it leaves", () => {
  expect(ids(placedIn(rows(), { ...one, state: "archived" }, looking))).toEqual(["2"]);
  const other = { ...one, funnel: { id: "support", name: "Soporte" } };
  expect(ids(placedIn(rows(), other, looking))).toEqual(["2"]);
  expect(ids(placedIn(rows({ funnelId: undefined }), other, looking))).toEqual(["1", "2"]);
  expect(ids(placedIn(rows({ filter: { owner: "me" } }), one, looking))).toEqual(["2"]);
  expect(ids(withoutRow(rows(), "2"))).toEqual(["1"]);
});

test("beyond what was read it is left for its page, and a page brings nothing twice", () => {
  const read = rows({ next: "more" });
  expect(ids(placedIn(read, ticket("0", { createdAt: at(1) }), looking))).toEqual(["1", "2"]);
  const after = joinedRows(read, { items: [two, ticket("0")], next: null });
  expect([ids(after), after.next]).toEqual([["1", "2", "0"], null]);
});
