import type { Field } from "@relevo/contract/fields.ts";
import { describe, expect, test } from "vitest";
import { type About, changedOf, changeFailures, type Said, saidAfter } from "./said.rules.ts";

const id = "0198c000-0000-7000-8000-000000000001";
const field: Field = { id, of: "ticket", name: "Medida", kind: "text", options: [], position: 0 };
const now: Said = {
  subject: "Mesa",
  description: "",
  value: null,
  nextStep: "Llamar",
  nextStepAt: new Date("2030-01-01T00:00:00Z"),
  fields: { [id]: "2 m" },
};
const about: About = { currency: "CLP", fields: new Map([[id, field]]), evidence: false };

describe("a change of a ticket", () => {
  test("names what became another thing, and nothing else", () => {
    const cases: [Parameters<typeof saidAfter>[0], string[]][] = [
      [{}, []],
      [{ subject: "Mesa", nextStepAt: "2030-01-01T00:00:00Z", fields: { [id]: "2 m" } }, []],
      [{ subject: "Silla", description: "x" }, ["subject", "description"]],
      [{ value: 0 }, ["value"]],
      [{ value: null }, []],
      [{ nextStep: "", nextStepAt: null }, ["nextStep", "nextStepAt"]],
      [{ fields: { [id]: null } }, [`field:${id}`]],
      [{ fields: { [id]: "3 m" } }, [`field:${id}`]],
    ];
    for (const [change, fields] of cases)
      expect(changedOf(now, saidAfter(change, now, about)), JSON.stringify(change)).toEqual(fields);
  });

  test("a value takes the funnel's currency when it changes, and keeps its own while it stays", () => {
    const priced = { ...now, value: { amount: 10, currency: "USD" } };
    expect(saidAfter({ value: 10 }, priced, about).value).toEqual({ amount: 10, currency: "USD" });
    expect(saidAfter({ value: 11 }, priced, about).value).toEqual({ amount: 11, currency: "CLP" });
    expect(saidAfter({ value: null }, priced, about).value).toBe(null);
  });

  test("a value where the funnel has no currency is refused at /value; taking one away is not", () => {
    const priceless = { ...about, currency: null };
    const priced = { ...now, value: { amount: 10, currency: "USD" } };
    expect(changeFailures({ value: 5 }, now, priceless)).toMatchObject([
      { code: "INVALID", pointer: "/value" },
    ]);
    expect(changeFailures({ value: 10 }, priced, priceless)).toEqual([]);
    expect(changeFailures({ value: null }, priced, priceless)).toEqual([]);
  });

  test("what a close rests on keeps its next step and its date, and all that is wrong is told at once", () => {
    const evidence = { ...about, evidence: true };
    for (const change of [{ nextStep: "" }, { nextStepAt: null }])
      expect(changeFailures(change, now, evidence)).toEqual([{ code: "IS_EVIDENCE" }]);
    expect(changeFailures({ nextStep: "Escribir" }, now, evidence)).toEqual([]);
    const failures = changeFailures({ nextStep: "", value: 1, fields: { [id]: 3 } }, now, {
      ...evidence,
      currency: null,
    });
    expect(failures.map(({ pointer }) => pointer)).toEqual([undefined, "/value", `/fields/${id}`]);
  });
});
