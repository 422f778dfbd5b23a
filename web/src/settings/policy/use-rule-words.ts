import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { funnelsQuery } from "../../tickets/funnels.ts";
import { calendarsQuery } from "../calendars/calendars-query.ts";
import type { PolicyField } from "./fields.rules.ts";
import type { Sentence } from "./policy-words.rules.ts";
import { spanIn, UNKNOWN, valueWords } from "./value-words.ts";

export interface RuleWords {
  /** A sentence of what follows from the policy. */
  sentence: (sentence: Sentence, policy: InboxPolicy) => string;
  /** What a policy says in a field, in a few words. */
  value: (field: PolicyField, policy: InboxPolicy) => string;
}

/** Says what a policy means, with the names of calendars and stages as they are now. */
export function useRuleWords(): RuleWords {
  const { t, i18n } = useTranslation();
  const span = spanIn(i18n.language);
  const calendars = useQuery(calendarsQuery).data ?? [];
  const funnels = useQuery(funnelsQuery).data ?? [];
  const stageOf = ({ autoTicket }: InboxPolicy) => {
    const funnel = funnels.find(({ id }) => id === autoTicket?.funnelId);
    const stage = funnel?.stages.find(({ id }) => id === autoTicket?.stageId);
    return funnel && stage ? `${funnel.name} › ${stage.name}` : t("settings.policy.gone");
  };
  const nameOf = (calendarId: string) =>
    calendars.find(({ id }) => id === calendarId)?.name ?? t("settings.policy.gone");
  return {
    sentence({ key, times = {}, count, list }, policy) {
      const spans = Object.entries(times).map(([name, minutes]) => [name, span(minutes)]);
      return t(`settings.policy.says.${key}`, {
        ...Object.fromEntries(spans),
        count: Number.isNaN(count) ? UNKNOWN : (count ?? 0),
        list: list ? joined(i18n.language, wordsOf(list, t), list.of === "contactFields") : "",
        stage: stageOf(policy),
      });
    },
    value(field, policy) {
      if (field === "autoTicket") return policy.autoTicket ? stageOf(policy) : t("settings.policy.noTicket");
      if (field === "calendarId")
        return policy.calendarId ? nameOf(policy.calendarId) : t("settings.policy.allHours");
      return valueWords[field](policy, t, span);
    },
  };
}

function wordsOf(list: NonNullable<Sentence["list"]>, t: TFunction): string[] {
  if (list.of === "evidence") return list.items.map((item) => t(`settings.policy.within.evidence.${item}`));
  if (list.of === "triggers") return list.items.map((item) => t(`settings.policy.within.triggers.${item}`));
  return list.items.map((item) => t(`settings.policy.within.contactFields.${item}`));
}

function joined(language: string, words: readonly string[], all: boolean): string {
  return new Intl.ListFormat(language, { type: all ? "conjunction" : "disjunction" }).format(words);
}
