import { describe, expect, test } from "vitest";
import { choicesFor, wordsOf, workplaceChange } from "./company.rules.ts";

const acme = { id: "a", name: "Acme", taxId: null, contacts: 2 };
const acmeSur = { id: "b", name: "Acme Sur", taxId: "76.1-2", contacts: 0 };
const nothing = { company: null, individual: false };

describe("where a customer works", () => {
  test("S1-41: that there is no company can always be answered, first while nothing is typed", () => {
    expect(choicesFor([acme, acmeSur], "", true)).toEqual(["individual", acme, acmeSur]);
    expect(choicesFor([acme], "ac", true).at(-1)).toBe("individual");
    expect(choicesFor([], "zzz", false)).toEqual(["individual"]);
  });
  test("one that is not there can be made, once that is known, and never twice", () => {
    expect(choicesFor([acme, acmeSur], "acm", true)).toEqual([acme, acmeSur, "new", "individual"]);
    expect(choicesFor([acme, acmeSur], "ACME", true)).toEqual([acme, acmeSur, "individual"]);
    expect(choicesFor([acme], "acm", false)).toEqual([acme, "individual"]);
  });
  test("a name is what the server keeps of it", () => {
    expect(wordsOf("  Acme \t del   Sur ")).toBe("Acme del Sur");
    expect(wordsOf("x".repeat(200))).toHaveLength(120);
  });
  test("only what changed is sent, and never a company and none at once", () => {
    expect(workplaceChange(nothing, nothing)).toBeUndefined();
    expect(workplaceChange(nothing, { company: acme, individual: false })).toEqual({ companyId: "a" });
    expect(
      workplaceChange({ company: acme, individual: false }, { company: null, individual: true }),
    ).toEqual({
      individual: true,
    });
    expect(
      workplaceChange({ company: acme, individual: false }, { company: acmeSur, individual: false }),
    ).toEqual({ companyId: "b" });
  });
});
