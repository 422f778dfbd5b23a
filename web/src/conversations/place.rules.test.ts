import { tabs } from "@relevo/contract/conversations.ts";
import { describe, expect, test } from "vitest";
import { readPlace, tabsFor, viewAt } from "./place.rules.ts";

test.each([
  [{}, {}],
  [
    { tab: "queue", inbox: "i", view: "unowned" },
    { tab: "queue", inbox: "i", view: "unowned" },
  ],
  [{ tab: "drop table", inbox: 7, view: "yes", other: 1 }, {}],
])("the address %j is read as %j", (raw, expected) => {
  expect(readPlace(raw)).toEqual(expected);
});

test("who leads has every tab", () => {
  expect(tabsFor("admin")).toEqual(tabs);
});

describe("the tabs of a role", () => {
  test("who works begins with their own", () => {
    expect(tabsFor("agent")).toEqual(["mine", "queue", "waiting", "all", "expired", "closed"]);
    expect(viewAt({}, "supervisor").tab).toBe("mine");
  });
  test("who only reads has none of their own, whatever the address says", () => {
    expect(tabsFor("viewer")).toEqual(["queue", "all", "expired", "closed"]);
    expect(viewAt({ tab: "mine" }, "viewer").tab).toBe("all");
    expect(viewAt({ tab: "queue", inbox: "i" }, "viewer")).toMatchObject({ tab: "queue", inboxId: "i" });
  });
});
