import type { Funnel } from "@relevo/contract/funnels.ts";
import type { ResolutionRule, ReturnTarget } from "@relevo/contract/resolution-rules.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { funnelsQuery } from "../../../tickets/funnels.ts";
import { useDayWords } from "../../calendars/use-day-words.ts";
import { clockOf, days } from "../../calendars/week.rules.ts";
import { inLargest } from "../../policy/length.rules.ts";

/** Says a rule in a sentence: "Cuando entra: marcar ganado y archivar; vuelve a Ventas › Nuevo". */
export function useRuleWords(): (rule: ResolutionRule) => string {
  const { t, i18n } = useTranslation();
  const dayWords = useDayWords();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const span = (minutes: number) => {
    const { amount, unit } = inLargest(minutes, "minute");
    return t(`settings.resolution.span.${unit}`, { count: amount });
  };
  const when = (rule: ResolutionRule) => {
    if (rule.trigger === "time")
      return t(`settings.resolution.when.${rule.basis}`, { span: span(rule.waitMinutes) });
    if (rule.trigger !== "periodic") return t(`settings.resolution.when.${rule.trigger}`);
    const clock = clockOf(rule.at);
    if (rule.days.length === days.length) return t("settings.resolution.when.daily", { clock });
    const named = days.filter((day) => rule.days.includes(day)).map((day) => dayWords.long(day));
    return t("settings.resolution.when.periodic", {
      days: new Intl.ListFormat(i18n.language).format(named),
      clock,
    });
  };
  return (rule) => {
    const act = rule.archive ? (`${rule.resolution}Archive` as const) : rule.resolution;
    const does = t(`settings.resolution.does.${act}`);
    if (rule.returnTo === null) return t("settings.resolution.only", { when: when(rule), does });
    const names = namesOf(funnels, rule.returnTo);
    const place = names ? t("settings.resolution.place", names) : t("settings.resolution.lost");
    return t("settings.resolution.back", { when: when(rule), does, place });
  };
}

function namesOf(funnels: readonly Funnel[], { funnelId, stageId }: ReturnTarget) {
  const funnel = funnels.find(({ id }) => id === funnelId);
  const stage = funnel?.stages.find(({ id }) => id === stageId);
  return funnel && stage && { funnel: funnel.name, stage: stage.name };
}
