import type { RuleBody } from "@relevo/contract/resolution-rules.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RefusalError } from "../../../shell/api.ts";
import { previewQuery } from "./rules-query.ts";

/** Whom the rule on the form would touch today, and whether where it returns to would end the next ticket. */
export function useRulePreview(stageId: string, body: RuleBody | undefined) {
  const { t } = useTranslation();
  const { data, error, isFetching } = useQuery({
    ...previewQuery(stageId, body),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
  });
  const closes = error instanceof RefusalError && error.code === "RETURN_CLOSES";
  return {
    /** Undefined while the rule is not complete, or nothing came yet. */
    found: body && !error && data ? data : undefined,
    complete: body !== undefined,
    loading: isFetching,
    failed: error !== null && !closes,
    returnProblem: body && closes ? t("settings.resolution.wrong.returnCloses") : undefined,
  };
}
