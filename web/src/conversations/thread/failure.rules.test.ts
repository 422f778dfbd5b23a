import { expect, test } from "vitest";
import { reasonOf } from "./failure.rules.ts";
import { threadEs } from "./thread.es.ts";

test.each([
  ["131047", "windowClosed"],
  ["131026", "undeliverable"],
  ["190", "credentials"],
  ["131049", "ecosystemLimit"],
  ["131050", "optedOut"],
  ["132000", "templateValues"],
  ["132001", "templateMissing"],
  ["132005", "templateLong"],
  ["132007", "templatePolicy"],
  ["132012", "templateFormat"],
  ["132015", "templatePaused"],
  ["132016", "templateDisabled"],
  ["text-too-long", "tooLong"],
  ["unreachable", "unreachable"],
  ["987654", "other"],
  ["constructor", "other"],
  ["", "other"],
])("the code %s is told as %s", (code, reason) => {
  expect(reasonOf(code)).toBe(reason);
  expect(threadEs.failures).toHaveProperty(reason);
});
