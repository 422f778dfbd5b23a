import { expect, test } from "vitest";
import { readingOn } from "./end.ts";

test.each([
  ["going up leaves the end", { top: 900, atEnd: true }, { top: 700, atEnd: false }, false],
  ["content that grows below does not", { top: 900, atEnd: true }, { top: 900, atEnd: false }, true],
  ["nor does following it part of the way", { top: 900, atEnd: true }, { top: 950, atEnd: false }, true],
  ["coming back to the end counts", { top: 700, atEnd: false }, { top: 890, atEnd: true }, true],
  ["going down without reaching it does not", { top: 100, atEnd: false }, { top: 700, atEnd: false }, false],
])("%s", (_, before, now, atEnd) => {
  expect(readingOn(before, now)).toEqual({ top: now.top, atEnd });
});
