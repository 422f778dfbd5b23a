import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";
import type { RuleBody, RuleWarning } from "@relevo/contract/resolution-rules.ts";
import type { Leading } from "../stages/leads-into.ts";

export interface RuleFacts {
  stage: string;
  /** The return stage's funnel; null: there is no such stage. */
  returnFunnel: string | null;
  /** A ticket that returned there would end at once. */
  returnCloses: boolean;
  /** What leads tickets into the rule's own stage. */
  leading: Leading;
  /** No other stage of the funnel is left in which a ticket can begin. */
  last: boolean;
}

/**
 * All that stands against saving a rule. The loop guard: an active rule returns tickets only to where they stay, and
 * none archives what is led into its stage. One that is switched off may be saved as it is.
 */
export function ruleFailures(rule: RuleBody, facts: RuleFacts): Failure[] {
  const { archive, returnTo } = rule;
  if (!archive)
    return returnTo === null
      ? []
      : [{ code: "INVALID", pointer: "/returnTo", detail: "What is only marked returns nowhere." }];
  if (returnTo === null) return [{ code: "RETURN_REQUIRED", pointer: "/returnTo" }];
  if (facts.returnFunnel !== returnTo.funnelId)
    return [
      { code: "INVALID", pointer: "/returnTo/stageId", detail: "There is no such stage in that funnel." },
    ];
  if (!rule.active) return [];
  const ends = rule.trigger === "entry";
  const itself = ends && returnTo.stageId === facts.stage;
  const failures: Failure[] =
    facts.returnCloses || itself ? [{ code: "RETURN_CLOSES", pointer: "/returnTo/stageId" }] : [];
  const { rules, inboxes } = facts.leading;
  if (ends && rules.length + inboxes.length > 0) {
    const stages = [...new Set(rules.map(({ stageName }) => stageName))];
    failures.push({ code: "RETURN_CLOSES", data: { stages, inboxes: inboxes.map(({ name }) => name) } });
  }
  if (ends && facts.last) failures.push({ code: "LAST_STAGE" });
  return failures;
}

/** What an active rule lacks without being wrong. */
export function ruleWarnings(rule: RuleBody, funnel: Funnel, { type }: Pick<Stage, "type">): RuleWarning[] {
  if (!rule.active) return [];
  const definition = rule.resolution === "won" ? funnel.wonDefinition : funnel.lostDefinition;
  const typed = rule.trigger !== "exit" && (type === "won" || type === "lost");
  return [
    ...(definition === "" ? ["definition_missing" as const] : []),
    ...(typed ? ["type_decides" as const] : []),
  ];
}

/** What a rule says, without its row: what is saved, told apart and previewed. */
export function ruleBody(rule: RuleBody): RuleBody {
  const { resolution, archive, returnTo, active } = rule;
  const common = { resolution, archive, returnTo, active };
  switch (rule.trigger) {
    case "entry":
    case "exit":
      return { trigger: rule.trigger, ...common };
    case "time":
      return { trigger: "time", ...common, waitMinutes: rule.waitMinutes, basis: rule.basis };
    case "periodic":
      return { trigger: "periodic", ...common, days: [...new Set(rule.days)].sort(), at: rule.at };
  }
}
