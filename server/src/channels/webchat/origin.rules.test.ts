import { expect, test } from "vitest";
import { frameAncestors, mayStand } from "./origin.rules.ts";

const own = ["https://desk.example"];

test.each([
  [undefined, [], true],
  ["https://any.example", [], true],
  ["https://shop.example", ["https://shop.example"], true],
  ["https://desk.example", ["https://shop.example"], true],
  ["http://shop.example", ["https://shop.example"], false],
  ["https://shop.example:8443", ["https://shop.example"], false],
  ["https://sub.shop.example", ["https://shop.example"], false],
  ["null", ["https://shop.example"], false],
  [undefined, ["https://shop.example"], false],
])("a page of %s where %j may show the chat: %s", (origin, allowed, expected) => {
  expect(mayStand(origin, allowed, own)).toBe(expected);
});

test("no named origin leaves the frame to any page, files on a disk too", () => {
  expect(frameAncestors([])).toBeNull();
  expect(frameAncestors(["https://a.example", "http://b.example:81"])).toBe(
    "frame-ancestors 'self' https://a.example http://b.example:81",
  );
});
