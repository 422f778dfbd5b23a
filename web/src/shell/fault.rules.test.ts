import { expect, test } from "vitest";
import { OfflineError } from "./api.ts";
import { faultOf } from "./fault.rules.ts";

test.each([
  ["Failed to fetch dynamically imported module: https://desk/assets/Inbox-1.js", "updated"],
  ["error loading dynamically imported module: https://desk/assets/Inbox-1.js", "updated"],
  ["Importing a module script failed.", "updated"],
  ["Cannot read properties of undefined", "about"],
])("%s is told as %s", (message, kind) => {
  expect(faultOf(new TypeError(message)).kind).toBe(kind);
});

test("a server out of reach is told as such", () => {
  expect(faultOf(new OfflineError()).kind).toBe("offline");
});

test("anything may be thrown", () => {
  expect(faultOf("text")).toEqual({ kind: "about", detail: "text" });
  expect(faultOf(undefined).kind).toBe("about");
});
