import { expect, test } from "vitest";
import { mayName, maySay } from "./headers.rules.ts";

test.each([
  ["authorization", true],
  ["X-Api-Key", true],
  ["Host", false],
  ["Content-Length", false],
  ["transfer-encoding", false],
  ["Connection", false],
  ["Proxy-Authorization", false],
  ["Idempotency-Key", false],
  ["x y", false],
  ["x:y", false],
  ["x\r\nhost", false],
  ["", false],
])("a header may be named %j: %s", (name, may) => expect(mayName(name)).toBe(may));

test.each([
  ["Bearer abc", true],
  ["Peñalolén", true],
  ["", true],
  ["a\r\nHost: b", false],
  ["a\nb", false],
  ["a\0b", false],
  ["cost: 5 €", false],
])("a header may say %j: %s", (value, may) => expect(maySay(value)).toBe(may));
