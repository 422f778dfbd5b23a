import { builtInFields, type TicketField } from "@relevo/contract/funnels.ts";
import { describe, expect, test } from "vitest";
import { type FieldFacts, missingOf } from "./missing.rules.ts";

const own = "0198c000-0000-7000-8000-000000000001";
const nothing: FieldFacts = {
  value: null,
  description: "",
  nextStep: " ",
  nextStepAt: null,
  contactName: "",
  contactPhone: null,
  contactMail: null,
  company: false,
  fields: {},
};
const everything: FieldFacts = {
  value: 0,
  description: "Mesa de roble",
  nextStep: "Llamar",
  nextStepAt: new Date(0),
  contactName: "Diego",
  contactPhone: "+56911111111",
  contactMail: "diego@cliente.test",
  company: true,
  fields: { [own]: false },
};
const all: TicketField[] = [...builtInFields, `field:${own}`];

describe("what a stage asks for", () => {
  test.each(all)("%s", (field) => {
    expect(missingOf([field], nothing)).toEqual([field]);
    expect(missingOf([field], everything)).toEqual([]);
  });

  test("is told in order, each once; zero and no are answers", () => {
    expect(missingOf([...all, ...all].reverse(), nothing)).toEqual([...all].reverse());
    expect(missingOf(all, everything)).toEqual([]);
    expect(missingOf([], nothing)).toEqual([]);
  });
});
