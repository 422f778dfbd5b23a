import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RefusalError } from "../../../shell/api.ts";
import { ringIn } from "./refused.rules.ts";
import { previewQuery } from "./rules-query.ts";

/** Whom the rule on the form would touch today, and whether it would go round in a ring. */
export function useRulePreview(stageId: string, body: RuleBody | undefined) {
  const { t } = useTranslation();
  const { data, error, isFetching } = useQuery({
    ...previewQuery(stageId, body),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
  });
  const refused = body && error instanceof RefusalError ? error : undefined;
  // One that is switched off may be saved as it is.
  const ring = body?.active && refused ? ringIn(refused.failures) : undefined;
  const blocked = [
    ...(ring && ring.leads.length > 0
      ? [t("settings.resolution.wrong.leads", { names: ring.leads.join(", ") })]
      : []),
    ...(ring?.last ? [t("settings.resolution.wrong.last")] : []),
  ].join(" ");
  return {
    /** Undefined while the rule is not complete, or nothing came yet. */
    found: body && !error && data ? data : undefined,
    complete: body !== undefined,
    loading: isFetching,
    /** No answer, for a reason that is not the rule's. */
    failed: error !== null && !refused,
    returnProblem: ring?.returns ? t("settings.resolution.wrong.returnCloses") : undefined,
    /** Why nothing may archive here on entry. */
    blocked: blocked || undefined,
  };
}
