import type { CloseRequest } from "@relevo/contract/closing.ts";
import { commentTriggers, evidences, type PolicyColumn } from "@relevo/contract/policies.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, noted, policyOf } from "../../../test/support/close-facts.ts";
import { type CloseFacts, closeGuard, overriding } from "./guard.rules.ts";

describe("S1-56: whatever the facts", () => {
  const moment = fc.integer({ min: -10, max: 30 }).map(at);
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
  const trigger = fc.constantFrom(...commentTriggers);
  const arbitrary: fc.Arbitrary<CloseFacts> = fc.record({
    state: fc.constantFrom("queued", "active", "snoozed", "expired"),
    owner: maybe(fc.constant("ana")),
    policy: fc
      .tuple(
        fc.constantFrom<PolicyColumn>("global", "marketing", "sales", "support"),
        fc.subarray([...evidences], { minLength: 1 }),
      )
      .map(([column, anyOf]) => policyOf(column, { anyOf })),
    reason: maybe(fc.constant("quotes")),
    author: maybe(fc.constant("Ana")),
    contact: fc.record({
      name: fc.constantFrom("", "Diego"),
      phone: fc.constantFrom("", "+569"),
      mail: fc.constantFrom("", "d@x.cl"),
      company: fc.boolean(),
      individual: fc.boolean(),
    }),
    lastInbound: maybe(fc.record({ id: fc.constant("in"), at: moment })),
    unanswered: maybe(fc.record({ id: fc.constantFrom("in", "earlier"), at: moment })),
    answer: maybe(fc.record({ id: fc.constant("out"), at: moment })),
    saidAt: maybe(moment),
    settled: maybe(fc.constantFrom("in", "before")),
    confirmed: maybe(fc.constantFrom("in", "before")),
    comments: fc.array(
      fc.record({ id: fc.uuid(), at: moment, triggers: fc.array(trigger, { maxLength: 2 }) }),
      { maxLength: 2 },
    ),
    flags: fc.array(fc.record({ trigger, at: moment, system: fc.boolean() }), { maxLength: 2 }),
    tasks: fc.array(
      fc.record({
        id: fc.uuid(),
        title: fc.constantFrom("", "Llamar"),
        owner: maybe(fc.constant("ana")),
        dueAt: maybe(moment),
        automatic: fc.boolean(),
        at: moment,
      }),
      { maxLength: 2 },
    ),
    unsent: fc.array(
      fc.record({
        id: fc.uuid(),
        state: fc.constantFrom("pending", "sending", "failed", "uncertain"),
        at: moment,
      }),
      { maxLength: 1 },
    ),
    ticket: maybe(
      fc.record({
        id: fc.constant("ticket"),
        number: fc.constant(87),
        link: fc.constantFrom("proposed", "confirmed"),
        by: fc.constantFrom("contact", "member", "system"),
        linkedAt: moment,
        source: fc.constantFrom("inbound", "user", "expiry"),
        open: fc.boolean(),
        nextStep: fc.constantFrom("", "Enviar"),
        nextStepAt: maybe(moment),
        owner: maybe(fc.constant("ana")),
      }),
    ),
    others: fc.array(fc.record({ id: fc.uuid(), number: fc.constant(1), owner: fc.constant(null) }), {
      maxLength: 1,
    }),
  });
  const request: fc.Arbitrary<CloseRequest> = fc.record(
    {
      outcome: fc.constant("resolved" as const),
      note: fc.constantFrom("", ".", noted.note),
      evidence: fc.constantFrom(...evidences),
    },
    { requiredKeys: ["note"] },
  );

  test("S1-18…S1-23: nothing passes without evidence of its own time, owner, reason and outcome", () => {
    fc.assert(
      fc.property(arbitrary, request, (given, asked) => {
        const { failures, chosen, evidence } = closeGuard(given, asked);
        if (failures.length > 0) return;
        expect(chosen && evidence).toContainEqual(chosen);
        expect(given.policy.close.anyOf).toContain(chosen?.kind);
        expect([given.owner, given.reason, asked.outcome]).not.toContain(null);
        expect(asked.outcome).toBeDefined();
        expect(given.tasks.every(({ owner, dueAt }) => owner && dueAt)).toBe(true);
        expect(given.ticket?.link).not.toBe("proposed");
        if (given.policy.close.ticket) expect(given.ticket?.link).toBe("confirmed");
        // What waits is closed only upon something a person left after it, or by the message itself.
        if (given.unanswered && given.author === null) throw new Error("a machine closed what waits");
        if (given.lastInbound && chosen?.kind === "elsewhere")
          expect(given.comments.find(({ id }) => id === chosen.ref)?.at.getTime()).toBeGreaterThanOrEqual(
            given.lastInbound.at.getTime(),
          );
      }),
      { numRuns: 3000 },
    );
  });

  test("an override leaves the record due, and names every other code", () => {
    fc.assert(
      fc.property(arbitrary, request, (given, asked) => {
        const { failures } = closeGuard(given, { ...asked, override: { reason: "porque sí" } });
        const { left, overridden } = overriding(failures);
        expect(left.length === 0).toBe(given.reason !== null && asked.outcome !== undefined);
        expect([...left.map(({ code }) => code), ...overridden].sort()).toEqual(
          [...new Set(failures.map(({ code }) => code))].sort(),
        );
      }),
    );
  });
});
