import { type ResolutionRule, removeRule } from "@relevo/contract/resolution-rules.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../../design/toast.tsx";
import { call } from "../../../shell/api.ts";
import { Confirm } from "../../Confirm.tsx";
import { rulesQuery } from "./rules-query.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** Asks before a rule ends. */
export function RemoveRule({ rule, onLeave }: { rule: ResolutionRule; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useRuleWords();
  return (
    <Confirm
      title={t("settings.resolution.removeAsk")}
      about={t("settings.resolution.removeAbout", { sentence: words(rule) })}
      verb={t("settings.resolution.remove")}
      act={async (key) => {
        await call(removeRule, { params: { id: rule.id } }, { key });
        await queries.invalidateQueries({ queryKey: rulesQuery(rule.stageId).queryKey });
        notify({ tone: "answered", title: t("settings.resolution.removed") });
      }}
      onLeave={onLeave}
    />
  );
}
