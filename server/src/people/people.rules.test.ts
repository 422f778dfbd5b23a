import { type Role, roles } from "@relevo/contract/abilities.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { abilitiesOf } from "../platform/caller.ts";
import { changesBetween, withoutNames } from "./changes.rules.ts";
import { lowerRole } from "./roles.rules.ts";
import { isOwnPage } from "./same-origin.rules.ts";

describe("the role of a key", () => {
  test("allows nothing that either of the two does not", () => {
    const role = fc.constantFrom(...roles);
    fc.assert(
      fc.property(role, role, (one: Role, other: Role) => {
        const both = abilitiesOf(one).filter((ability) => abilitiesOf(other).includes(ability));
        expect(abilitiesOf(lowerRole(one, other))).toEqual(both);
        expect(lowerRole(one, other)).toBe(lowerRole(other, one));
      }),
    );
  });
});

describe("a page of our own", () => {
  const own = ["https://desk.example.com", "http://127.0.0.1:3000"];
  test.each([
    ["same-origin", undefined, true],
    ["same-origin", "https://desk.example.com", true],
    ["same-site", "https://desk.example.com", false],
    ["cross-site", "https://desk.example.com", false],
    ["none", undefined, false],
    [undefined, "https://desk.example.com", true],
    [undefined, "http://127.0.0.1:3000", true],
    [undefined, "http://desk.example.com", false],
    [undefined, "https://desk.example.com.evil.example", false],
    [undefined, "null", false],
    [undefined, undefined, false],
  ])("Sec-Fetch-Site %s, Origin %s: %s", (site, origin, expected) => {
    expect(isOwnPage({ site, origin }, own)).toBe(expected);
  });
});

describe("the changes of an edit", () => {
  test.each([
    [{ role: "agent" }, { role: "admin" }, { role: { from: "agent", to: "admin" } }],
    [{ role: "agent", active: true }, { role: "agent", active: undefined }, {}],
    [{ inboxIds: ["a", "b"] }, { inboxIds: ["b", "a"] }, {}],
    [{ inboxIds: ["a", "b"] }, { inboxIds: ["a"] }, { inboxIds: { from: ["a", "b"], to: ["a"] } }],
    [{ active: true }, { active: false }, { active: { from: true, to: false } }],
  ])("%j to %j is %j", (from, to, expected) => {
    expect(changesBetween(from, to)).toEqual(expected);
  });
  test("of a name only that it changed", () => {
    expect(withoutNames(changesBetween({ name: "Ana" }, { name: "Beto" }))).toEqual({
      name: { from: null, to: null },
    });
    expect(withoutNames({})).toEqual({});
  });
});
