import { beforeEach, expect, test } from "vitest";
import { at, ticket } from "../../live/samples.ts";
import { hasArrived, hear, held, letGo, showAs, take } from "./hands.ts";

const first = ticket("t", { stageEnteredAt: at(0) });
const second = { id: "second", name: "Cotizado", kind: "human", type: "normal" } as const;
const moved = ticket("t", { stage: second, stageEnteredAt: at(5) });

beforeEach(() => {
  letGo("t");
  take(first);
});

test("what is told of a held card waits until it is let go of", () => {
  const news = { ...first, subject: "news" };
  expect(hear("t", news)).toBe(true);
  expect(held()).toEqual([first]);
  expect(letGo("t")).toEqual(news);
  expect(hear("t", news)).toBe(false);
});

test("dropped, it is shown there; refused, it is as it was", () => {
  showAs(moved);
  expect(held()).toEqual([moved]);
  expect(letGo("t")).toEqual(first);
});

test("what was told before its move does not take it back", () => {
  hear("t", { ...first, waitingSince: at(4) });
  expect(letGo("t", moved)).toEqual(moved);
});

test("what was told after its move stands", () => {
  const later = { ...moved, subject: "later" };
  hear("t", later);
  expect(letGo("t", moved)).toEqual(later);
});

test("out of sight it stays out of sight", () => {
  hear("t", null);
  expect(letGo("t")).toBeNull();
  take(first);
  expect(letGo("t", null)).toBeNull();
});

test("it has arrived once it is told of in the stage, or off the board", () => {
  expect(hasArrived("t", "second")).toBe(false);
  hear("t", first);
  expect(hasArrived("t", "second")).toBe(false);
  hear("t", moved);
  expect(hasArrived("t", "second")).toBe(true);
});
