import { funnelTemplates } from "@relevo/contract/funnels.ts";
import { Language } from "@relevo/contract/words.ts";
import { describe, expect, test } from "vitest";
import { templateWords } from "./template-words.rules.ts";
import { currencyOf, funnelPlan } from "./templates.rules.ts";

const all = Language.options.flatMap((language) =>
  funnelTemplates.map((template) => [language, template] as const),
);

describe.each(all)("%s, %s", (language, template) => {
  const { stages, wonDefinition, lostDefinition, lostReasons } = funnelPlan(template, language);

  test("has words for each stage, each name once, and begins where nothing ends", () => {
    expect(stages).toHaveLength(templateWords.es[template].stages.length);
    expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length);
    expect(stages[0]).toMatchObject({ type: "normal" });
    expect(stages[0]?.rules.filter(({ trigger }) => trigger === "entry")).toEqual([]);
    for (const { type, stuckHours, rules } of stages.filter((stage) => stage.type !== "normal"))
      expect({ type, stuckHours, rules }).toEqual({ type, stuckHours: null, rules: [] });
  });

  test("says what counts as won and lost, and why tickets are lost", () => {
    expect([wonDefinition, lostDefinition].every((text) => text.length > 10)).toBe(true);
    expect(new Set(lostReasons).size).toBeGreaterThan(2);
  });
});

test("only who chooses scheduling is given rules that act", () => {
  const active = (template: (typeof funnelTemplates)[number]) =>
    funnelPlan(template, "es").stages.flatMap(({ rules }) => rules.filter((rule) => rule.active)).length;
  expect(funnelTemplates.map(active)).toEqual([0, 3, 0]);
});

test("a country's tickets are in its currency", () => {
  expect(["CL", "BR", "MX", "US", "JP"].map(currencyOf)).toEqual(["CLP", "BRL", "MXN", "USD", null]);
});
