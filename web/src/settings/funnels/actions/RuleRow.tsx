import type { Funnel } from "@relevo/contract/funnels.ts";
import { editRule, type ResolutionRule } from "@relevo/contract/resolution-rules.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { classes } from "../../../design/classes.ts";
import { RelativeTime } from "../../../design/RelativeTime.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { tones } from "../../../design/tones.ts";
import { sayError } from "../../../refusals/say.ts";
import { call } from "../../../shell/api.ts";
import { stageLooks } from "../../../tickets/stage-look.ts";
import { WrongWords } from "../../WrongWords.tsx";
import { switched } from "./rule-draft.rules.ts";
import { useRuleWords } from "./use-rule-words.ts";
import type { RuleSaved } from "./use-rules-changed.ts";

/** A rule in a sentence, on or off, with what its last save warned of. */
export function RuleRow({
  rule,
  funnel,
  warnings,
  onEdit,
  onRemove,
  onSaved,
}: {
  rule: ResolutionRule;
  funnel: Funnel;
  warnings: RuleSaved["warnings"];
  onEdit: () => void;
  onRemove: () => void;
  onSaved: (saved: RuleSaved) => Promise<void>;
}) {
  const { t } = useTranslation();
  const sentence = useRuleWords()(rule);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const turn = async (active: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSaved(await call(editRule, { params: { id: rule.id }, body: switched(rule, active) }));
    } catch (error) {
      setProblem(sayError(error));
    } finally {
      setBusy(false);
    }
  };
  const { icon: Icon, tone } = stageLooks[rule.resolution];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon
        aria-hidden
        size={16}
        className={classes("mt-0.5 shrink-0", rule.active ? tones[tone].mark : "text-soft")}
      />
      <div className="min-w-0 flex-1">
        <p className={classes("text-pretty", rule.active ? "font-medium" : "text-soft")}>{sentence}</p>
        <p className="text-small text-soft">
          {t("settings.resolution.changed", { name: rule.updatedBy?.name ?? t("settings.resolution.desk") })}
          {" · "}
          <RelativeTime at={rule.updatedAt} />
        </p>
        {warnings.map((warning) => (
          <p key={warning} className="mt-1 text-list text-waiting">
            {t(`settings.resolution.warnings.${warning}`)}{" "}
            {warning === "definition_missing" && (
              <Link
                to="/settings/funnels/$funnelId"
                params={{ funnelId: funnel.id }}
                className="rounded-small font-medium underline"
              >
                {t("settings.resolution.undefinedAct")}
              </Link>
            )}
          </p>
        ))}
        {problem && <WrongWords id={`${rule.id}-error`}>{problem}</WrongWords>}
        <div className="mt-2 flex flex-wrap items-center gap-1">
          <span className="me-2 text-list">
            <Switch on={rule.active} disabled={busy} onChange={(active) => void turn(active)}>
              <span aria-hidden>{t(`settings.resolution.${rule.active ? "active" : "inactive"}`)}</span>
              <span className="sr-only">{t("settings.resolution.switchOf", { sentence })}</span>
            </Switch>
          </span>
          <Button size="small" aria-label={t("settings.resolution.editOf", { sentence })} onClick={onEdit}>
            {t("settings.resolution.edit")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={t("settings.resolution.removeOf", { sentence })}
            onClick={onRemove}
            className="text-breach!"
          >
            {t("settings.resolution.remove")}
          </Button>
        </div>
      </div>
    </li>
  );
}
