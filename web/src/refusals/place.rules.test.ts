import { describe, expect, test } from "vitest";
import { place } from "./place.rules.ts";

const places = {
  fields: { name: "sayName", "whatsapp/numberId": "sayNumber", "webchat/origins": "saySites" },
  codes: {
    NAME_TAKEN: { field: "name", words: "sayTaken" },
    INVALID_PASSWORD: { field: "name", words: "sayPassword" },
  },
} as const;

describe("a failure lands beside its field", () => {
  test("by its pointer, and by what contains it", () => {
    const { fields, rest } = place(
      [
        { code: "INVALID", pointer: "/whatsapp/numberId" },
        { code: "INVALID", pointer: "/webchat/origins/2" },
      ],
      places,
    );
    expect(fields).toEqual({ "whatsapp/numberId": "sayNumber", "webchat/origins": "saySites" });
    expect(rest).toEqual([]);
  });

  test("by its code, or by the reason behind the code", () => {
    expect(place([{ code: "NAME_TAKEN" }], places).fields).toEqual({ name: "sayTaken" });
    const reason = { code: "INVALID", data: { reason: "INVALID_PASSWORD" } } as const;
    expect(place([reason], places).fields).toEqual({ name: "sayPassword" });
  });

  test("the first thing wrong with a field is what is said", () => {
    const failures = [{ code: "INVALID", pointer: "/name" }, { code: "NAME_TAKEN" }] as const;
    expect(place(failures, places).fields).toEqual({ name: "sayName" });
  });

  test("what no field of the form is to blame for is kept", () => {
    const strangers = [
      { code: "INVALID", pointer: "/whatsapp" },
      { code: "INVALID" },
      { code: "INVALID", pointer: "/constructor" },
      { code: "FORBIDDEN" },
    ] as const;
    expect(place(strangers, places)).toEqual({ fields: {}, rest: [...strangers] });
  });
});
