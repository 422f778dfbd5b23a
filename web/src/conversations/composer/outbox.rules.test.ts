import { expect, test } from "vitest";
import { type Outgoing, readOutbox } from "./outbox.rules.ts";

const outgoing: Outgoing = {
  id: "m",
  conversationId: "c",
  memberId: "ana",
  mode: "reply",
  text: "Hola",
  files: [],
  mentions: [],
  quote: null,
  chips: [],
  at: "2026-11-21T12:00:00.000Z",
  problem: "No hay línea.",
};

test("what could not be sent survives a reload with its reason", () => {
  expect(readOutbox(JSON.parse(JSON.stringify([outgoing])))).toEqual([outgoing]);
});

test("what a reload cut off is for a person to decide", () => {
  expect(readOutbox([{ ...outgoing, problem: null }])).toEqual([{ ...outgoing, problem: "" }]);
});

test.each([undefined, {}, [null], [{ id: "m" }], [{ ...outgoing, memberId: 3 }]])(
  "of %j nothing is left",
  (raw) => {
    expect(readOutbox(raw)).toEqual([]);
  },
);
