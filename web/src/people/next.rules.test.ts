import { expect, test } from "vitest";
import { safeNext } from "./next.rules.ts";

test("what was asked for comes after signing in", () => {
  expect(safeNext("/settings/connections?channel=whatsapp")).toBe("/settings/connections?channel=whatsapp");
});

test.each([
  undefined,
  7,
  "",
  "settings",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/a/..//evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
])("%j leads to the inbox instead", (raw) => {
  expect(safeNext(raw)).toBe("/conversations");
});
