import {
  type Condition,
  type ConditionTree,
  operators,
  type Subject,
  subjects,
} from "@relevo/contract/workflow-conditions.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ago, facts, fieldIds, nobody, now, said, stage, tags } from "../../test/support/workflow-facts.ts";
import { holds } from "./conditions.rules.ts";
import type { Facts } from "./facts.rules.ts";

const variables = { age: "41", "trigger.source": "contact", blank: "" };
const only = (condition: Condition): ConditionTree => ({ join: "and", items: [condition] });
const ask = (condition: Condition, of: Facts = facts) => holds(only(condition), of, variables, now);

describe("laws", () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("open", "contact", "Diego Núñez", stage, tags.vip),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.oneof(fc.string(), fc.integer(), fc.constantFrom(tags.vip, "open")), { maxLength: 3 }),
  );
  const condition: fc.Arbitrary<Condition> = fc.record(
    {
      subject: fc.constantFrom(...(Object.keys(subjects) as Subject[])),
      operator: fc.constantFrom(...operators),
      key: fc.constantFrom(...Object.values(fieldIds), "age", "source", "__proto__"),
      value,
    },
    { requiredKeys: ["subject", "operator"] },
  );
  const negated = {
    is: "is_not",
    exists: "not_exists",
    contains: "not_contains",
    has_any: "has_none",
  } as const;
  const of = fc.constantFrom(facts, nobody);

  test("a negation holds exactly where the other does not", () => {
    fc.assert(
      fc.property(
        condition,
        fc.constantFrom(...(Object.keys(negated) as (keyof typeof negated)[])),
        of,
        (one, operator, of) => {
          expect(ask({ ...one, operator: negated[operator] }, of)).toBe(!ask({ ...one, operator }, of));
        },
      ),
    );
  });
  test("AND and OR are those of logic, in any order", () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 5 }), of, (items, of) => {
        const each = items.map((one) => ask(one, of));
        const all = (join: "and" | "or", list: Condition[]) =>
          holds({ join, items: list }, of, variables, now);
        expect(all("and", items)).toBe(each.every(Boolean));
        expect(all("or", items)).toBe(each.some(Boolean));
        expect(all("and", items.toReversed())).toBe(all("and", items));
        expect(holds({ join: "or", items: [{ join: "and", conditions: items }] }, of, variables, now)).toBe(
          all("and", items),
        );
      }),
    );
  });
  test("time alone makes a duration longer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (minutes, limit) => {
          const of = {
            ...facts,
            said: { ...facts.said, incoming: { ...said("contact", "", 0), at: ago(minutes) } },
          };
          expect(ask({ subject: "since.incoming", operator: "greater", value: limit }, of)).toBe(
            minutes > limit,
          );
        },
      ),
    );
  });
});
