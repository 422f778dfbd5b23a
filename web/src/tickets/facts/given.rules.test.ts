import { describe, expect, test } from "vitest";
import { changesOf, isGiven, wrongIn } from "./given.rules.ts";

const plan = "11111111-1111-4111-8111-111111111111";
const rut = "22222222-2222-4222-8222-222222222222";
const fields = [
  { id: plan, of: "ticket" as const },
  { id: rut, of: "contact" as const },
];

describe("what was filled in goes where it belongs", () => {
  test("the ticket's own along with the act, the contact's to the contact", () => {
    const given = {
      value: 1200,
      nextStep: " Llamar ",
      nextStepAt: "2026-11-23T12:00:00.000Z",
      contactMail: "ana@example.com",
      [`field:${plan}`]: "Pro",
      [`field:${rut}`]: "1-9",
    };
    expect(changesOf(given, fields)).toEqual({
      ticket: {
        value: 1200,
        nextStep: "Llamar",
        nextStepAt: "2026-11-23T12:00:00.000Z",
        fields: { [plan]: "Pro" },
      },
      contact: { mail: "ana@example.com", fields: { [rut]: "1-9" } },
    });
  });
  test("nothing where nothing was, and the company is saved by its own field", () => {
    expect(changesOf({ company: true }, fields)).toEqual({ ticket: {}, contact: {} });
  });
  test("what was emptied again has no value", () => {
    expect(changesOf({ value: null, contactPhone: "  " }, fields)).toEqual({
      ticket: { value: null },
      contact: { phone: null },
    });
  });
});

test.each([
  ["Pro", true],
  ["  ", false],
  [0, true],
  [Number.NaN, false],
  [false, true],
  [null, false],
  [undefined, false],
])("%j is an answer: %j", (value, given) => {
  expect(isGiven(value)).toBe(given);
});

test.each([
  ["/mail", ["contactMail"]],
  ["/phone", ["contactPhone"]],
  [`/fields/${rut}`, [`field:${rut}`]],
  ["/changes/value", ["value"]],
  ["/changes/value/amount", ["value"]],
  [`/changes/fields/${plan}`, [`field:${plan}`]],
  ["/stageId", []],
  [undefined, []],
])("what is wrong at %s is said there", (pointer, wrong) => {
  expect(wrongIn([{ code: "INVALID", pointer }])).toEqual(wrong);
  expect(wrongIn([{ code: "CONFLICT", pointer }])).toEqual([]);
});
