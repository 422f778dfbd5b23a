import { expect, test } from "vitest";
import { newId } from "./new-id.ts";

test("an id is a UUIDv7 that sorts by its time", () => {
  const early = newId(Date.UTC(2026, 10, 3));
  const late = newId(Date.UTC(2026, 10, 4));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(early.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 3));
  expect(early < late).toBe(true);
});
