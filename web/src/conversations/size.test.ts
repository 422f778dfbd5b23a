import { expect, test } from "vitest";
import { sizeOf } from "./size.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 kB"],
  [999_499, "999 kB"],
  [999_500, "1 MB"],
  [2_449_000, "2,4 MB"],
  [26_214_400, "26,2 MB"],
  [180_000_000, "180 MB"],
])("%i bytes is %s", (bytes, expected) => {
  expect(sizeOf(bytes, "es").replaceAll(" ", " ").replace("byte", "B")).toBe(expected);
});
