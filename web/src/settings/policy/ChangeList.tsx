import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { useTranslation } from "react-i18next";
import { differing } from "./fields.rules.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** What is another between two policies, rule by rule. */
export function ChangeList({ from, to }: { from: InboxPolicy; to: InboxPolicy }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const fields = differing(from, to);
  return (
    <dl className="flex flex-col gap-1 text-list">
      {from.preset !== to.preset && (
        <Change
          label={t("settings.policy.fields.preset")}
          from={t(`settings.policy.presets.${from.preset}`)}
          to={t(`settings.policy.presets.${to.preset}`)}
        />
      )}
      {fields.map((field) => (
        <Change
          key={field}
          label={t(`settings.policy.fields.${field}`)}
          from={words.value(field, from)}
          to={words.value(field, to)}
        />
      ))}
    </dl>
  );
}

function Change({ label, from, to }: { label: string; from: string; to: string }) {
  const { t } = useTranslation();
  return (
    <div className="min-w-0 wrap-anywhere">
      <dt className="inline font-medium">{label}: </dt>
      <dd className="inline text-soft">{t("settings.policy.change", { from, to })}</dd>
    </div>
  );
}
