import { expect, test } from "vitest";
import { titleOf } from "./title.ts";

test.each([
  ["Bandeja", 0, "Bandeja · Relevo"],
  ["Bandeja", 3, "(3) Bandeja · Relevo"],
  ["Bandeja", 100, "(99+) Bandeja · Relevo"],
  ["", 0, "Relevo"],
])("%s with %i unread is titled %s", (title, count, expected) => {
  expect(titleOf(title, count)).toBe(expected);
});
