import type { FunnelTemplate, Stage } from "@relevo/contract/funnels.ts";
import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import type { Language } from "@relevo/contract/words.ts";
import { type TemplateWords, templateWords } from "./template-words.rules.ts";

/** A rule whose tickets return to the funnel's first stage where it archives. */
export type PlannedRule = RuleBody extends infer R
  ? R extends RuleBody
    ? Omit<R, "returnTo">
    : never
  : never;
export interface PlannedStage extends Pick<Stage, "name" | "type" | "stuckHours" | "exitCriteria"> {
  rules: readonly PlannedRule[];
}
export interface FunnelPlan
  extends Pick<TemplateWords, "name" | "wonDefinition" | "lostDefinition" | "lostReasons"> {
  stages: readonly PlannedStage[];
}

/** What a template makes, in a language. */
export function funnelPlan(template: FunnelTemplate, language: Language): FunnelPlan {
  const { stages, ...words } = templateWords[language][template];
  return {
    ...words,
    stages: stages.map(([name, exitCriteria = ""], i) => ({
      name,
      exitCriteria,
      ...normal,
      ...shapes[template][i],
    })),
  };
}

/** What a funnel begins with that is made without a template. */
export const firstStageNames: Record<Language, string> = { es: "Nuevo", "pt-BR": "Novo", en: "New" };

/** What a currency of its own says of a country's tickets; elsewhere a company chooses. */
export function currencyOf(country: string): string | null {
  return currencies[country] ?? null;
}

type Shape = Pick<PlannedStage, "type" | "stuckHours" | "rules">;
const normal: Shape = { type: "normal", stuckHours: 48, rules: [] };
const ends = (type: "won" | "lost" | "closing"): Shape => ({ type, stuckHours: null, rules: [] });
const slow: Shape = { ...normal, stuckHours: 72 };
const hours = 60;

/** Lost and archived once the customer has let so many hours pass. */
function lostAfter(
  wait: number,
  basis: "no_customer_message" | "time_in_stage",
  active: boolean,
): PlannedRule {
  return { trigger: "time", waitMinutes: wait * hours, basis, resolution: "lost", archive: true, active };
}

/** Stage by stage, as the words name them. In a funnel every account begins with, no rule closes anything unasked. */
const shapes: Record<FunnelTemplate, readonly Shape[]> = {
  sales: [
    normal,
    normal,
    normal,
    { ...slow, rules: [lostAfter(7 * 24, "no_customer_message", false)] },
    ends("won"),
    ends("lost"),
  ],
  scheduling: [
    { ...normal, stuckHours: 24, rules: [lostAfter(48, "time_in_stage", true)] },
    { ...normal, stuckHours: 24, rules: [lostAfter(48, "no_customer_message", true)] },
    ends("won"),
    {
      ...normal,
      stuckHours: null,
      rules: [{ trigger: "entry", resolution: "won", archive: true, active: true }],
    },
    ends("lost"),
  ],
  support: [normal, normal, normal, ends("won"), ends("closing"), ends("lost")],
};

const currencies: Record<string, string> = {
  AR: "ARS",
  BO: "BOB",
  BR: "BRL",
  CL: "CLP",
  CO: "COP",
  CR: "CRC",
  DO: "DOP",
  EC: "USD",
  ES: "EUR",
  GT: "GTQ",
  HN: "HNL",
  MX: "MXN",
  NI: "NIO",
  PA: "USD",
  PE: "PEN",
  PR: "USD",
  PT: "EUR",
  PY: "PYG",
  SV: "USD",
  US: "USD",
  UY: "UYU",
  VE: "VES",
};
