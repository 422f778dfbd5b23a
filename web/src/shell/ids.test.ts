import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("an id is a UUIDv7: it begins with its instant, so later ones sort later", () => {
  const at = Date.parse("2026-11-21T15:00:00.123Z");
  const id = newId(at);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(at);
  expect(newId(at + 1) > newId(at)).toBe(true);
});

test("two of the same instant differ", () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
});
