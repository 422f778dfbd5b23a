import { expect, test } from "vitest";
import { mayTake, type Taking } from "./claim.rules.ts";

const now = new Date("2027-03-01T12:00:00Z");
const queued = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const taking = (given: Partial<Omit<Taking, "rules">> & Partial<Taking["rules"]> = {}): Taking => {
  const { distribution = "round_robin", rescueMinutes = 10, capacity = 30, ...rest } = given;
  const rules = { distribution, rescueMinutes, capacity };
  return {
    queuedAt: queued(1),
    waits: true,
    leads: false,
    someoneEligible: true,
    holding: 0,
    ...rest,
    rules,
  };
};

test.each<[string, Parameters<typeof taking>[0], string]>([
  ["S2-4: nothing is handed out", { distribution: "off" }, "claim"],
  ["S2-6: somebody is there for it, within the limit", {}, "DISTRIBUTED"],
  ["S2-6: somebody is there for it, at the limit", { queuedAt: queued(10) }, "rescue"],
  ["S2-6: nobody is there for it", { someoneEligible: false }, "claim"],
  ["S2-6: a supervisor, always", { leads: true }, "claim"],
  ["S2-6: a supervisor past the limit", { leads: true, queuedAt: queued(11) }, "rescue"],
  ["S2-6: without a limit only a supervisor", { rescueMinutes: null, queuedAt: queued(999) }, "DISTRIBUTED"],
  ["below capacity", { distribution: "off", holding: 29 }, "claim"],
  ["at capacity", { distribution: "off", holding: 30 }, "CAPACITY_FULL"],
  ["at capacity, what does not wait on us", { distribution: "off", holding: 30, waits: false }, "claim"],
  ["where the act answers, capacity does not matter", { distribution: "off", holding: null }, "claim"],
  ["no capacity", { distribution: "off", holding: 300, capacity: null }, "claim"],
  ["all that is wrong at once", { holding: 30 }, "DISTRIBUTED CAPACITY_FULL"],
])("%s", (_when, given, expected) => {
  const answer = mayTake(taking(given), now);
  expect("how" in answer ? answer.how : answer.failures.map(({ code }) => code).join(" ")).toBe(expected);
});

test("the refusal says from when on it may be taken", () => {
  expect(mayTake(taking({ queuedAt: queued(4) }), now)).toEqual({
    failures: [{ code: "DISTRIBUTED", data: { until: "2027-03-01T12:06:00.000Z" } }],
  });
});
