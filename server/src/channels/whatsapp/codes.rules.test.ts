import { expect, test } from "vitest";
import { decideCode } from "./codes.rules.ts";

const table: [string, number[], string, string][] = [
  ["the token is no good", [0, 190], "pause", "token-invalid"],
  ["permission is missing", [3, 10, 200, 230, 299, 131005], "pause", "no-permission"],
  ["Meta has a fault", [1, 2, 131000, 131016], "retry", "channel-fault"],
  ["too much at once", [4, 80007, 130429], "retry", "rate-limit"],
  ["too much to one person", [131056], "retry", "pair-rate-limit"],
  ["upgrade or maintenance", [131057, 133004, 133016], "retry", "channel-maintenance"],
  ["the window is closed", [131047], "fail", "window-closed"],
  ["not on WhatsApp", [131026], "fail", "undeliverable"],
  ["Meta spares the person", [131049], "fail", "ecosystem-limit"],
  ["the person stopped marketing", [131050], "fail", "opted-out"],
  ["an experiment", [130472], "fail", "experiment"],
  ["spam limit", [131048], "fail", "spam-limit"],
  ["locked", [368, 131031], "fail", "account-locked"],
  ["country", [130497], "fail", "country-restricted"],
  ["payment", [131042], "fail", "payment-problem"],
  ["display name", [131037], "fail", "display-name"],
  ["needs a phone", [131062], "fail", "phone-required"],
  ["our own bug", [33, 100, 131008, 131009, 131055], "fail", "bad-request"],
  ["to oneself", [131021], "fail", "own-number"],
  ["media", [131053], "fail", "media-refused"],
  ["template missing", [132001], "fail", "template-missing"],
  ["template parameters", [132000, 132005, 132012], "fail", "template-parameters"],
  ["template against the rules", [132007], "fail", "template-policy"],
  ["template paused", [132015], "fail", "template-paused"],
  ["template disabled", [132016], "fail", "template-disabled"],
  ["number not registered", [133010], "fail", "number-not-registered"],
  ["never heard of", [-1, 7, 199, 300, 999999, Number.NaN], "fail", "unknown"],
];

test.each(table)("%s: %j → %s %s", (_, codes, action, reason) => {
  for (const code of codes) expect(decideCode(code, 0)).toMatchObject({ action, reason });
});

test("retries wait 4^n seconds and end with the reason of the last answer", () => {
  const verdicts = Array.from({ length: 7 }, (_, attempt) => decideCode(131056, attempt));
  expect(verdicts.map((verdict) => ("after" in verdict ? verdict.after : verdict))).toEqual([
    1000,
    4000,
    16_000,
    64_000,
    256_000,
    1_024_000,
    { action: "fail", reason: "pair-rate-limit" },
  ]);
});

test("code 1 is tried again once", () => {
  expect(decideCode(1, 0)).toEqual({ action: "retry", reason: "channel-fault", after: 1000 });
  expect(decideCode(1, 1)).toEqual({ action: "fail", reason: "channel-fault" });
});
