import { expect, test } from "vitest";
import { takersOf } from "./takers.rules.ts";

const people = [
  { id: "ana", active: true, role: "agent" as const },
  { id: "bruno", active: true, role: "agent" as const },
  { id: "clara", active: true, role: "admin" as const },
  { id: "gone", active: false, role: "admin" as const },
  { id: "reader", active: true, role: "viewer" as const },
];
const ids = (funnel: Parameters<typeof takersOf>[1]) => takersOf(people, funnel).map(({ id }) => id);

test("everybody who works can take a ticket of a funnel for everybody", () => {
  expect(ids({ access: "everyone", memberIds: [] })).toEqual(["ana", "bruno", "clara"]);
});

test("of a funnel with members, they and the administrators", () => {
  expect(ids({ access: "members", memberIds: ["bruno", "reader"] })).toEqual(["bruno", "clara"]);
});

test("before the funnel is known nobody is left out", () => {
  expect(ids(undefined)).toEqual(["ana", "bruno", "clara"]);
});
