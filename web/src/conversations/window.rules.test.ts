import { expect, test } from "vitest";
import { windowState } from "./window.rules.ts";

const end = "2026-11-21T12:00:00.000Z";
const at = (time: string) => Date.parse(`2026-11-21T${time}Z`);

test.each([
  [null, at("09:00:00.000"), "none"],
  [end, at("08:00:00.000"), "open"],
  [end, at("08:00:00.001"), "closing"],
  [end, at("11:59:59.999"), "closing"],
  [end, at("12:00:00.000"), "closed"],
])("S2-35: a window until %s is, at %i, %s", (endsAt, now, expected) => {
  expect(windowState(endsAt, now)).toBe(expected);
});
