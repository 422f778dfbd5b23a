import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { WrongWords } from "../WrongWords.tsx";
import { controls } from "./controls/control-list.ts";
import type { PolicyField } from "./fields.rules.ts";
import type { policyEs } from "./policy.es.ts";
import type { PolicyEdit } from "./use-policy-edit.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** One rule: its control, and where it differs from the preset what that says and the way back. */
export function Rule({ field, differs, edit }: { field: PolicyField; differs: boolean; edit: PolicyEdit }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const id = useId();
  const { policy, preset } = edit;
  const error = edit.error(field);
  const label = t(`settings.policy.fields.${field}`);
  const Control = controls[field];
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 @xl:grid-cols-[11rem_minmax(0,1fr)]">
      <div>
        <p id={id} className="font-medium">
          {label}
        </p>
        {hasHint(field) && (
          <p id={`${id}-hint`} className="text-small text-pretty text-soft">
            {t(`settings.policy.hints.${field}`)}
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot stand beside its controls in a grid */}
        <div
          role="group"
          aria-labelledby={id}
          aria-describedby={error ? `${id}-error` : hasHint(field) ? `${id}-hint` : undefined}
          className="max-w-md"
        >
          <Control
            t={t}
            label={label}
            policy={policy}
            preset={preset}
            wrong={error !== undefined}
            change={(parts) => edit.change(field, parts)}
          />
        </div>
        {error && <WrongWords id={`${id}-error`}>{error}</WrongWords>}
        {differs && (
          <p className="flex flex-wrap items-center gap-x-2 text-small text-soft">
            <span className="min-w-0">
              <strong className="font-medium text-ink">
                {t("settings.policy.differs", { preset: t(`settings.policy.presetsIn.${policy.preset}`) })}
              </strong>{" "}
              {t("settings.policy.presetSays", { value: words.value(field, preset) })}
            </span>
            <Button
              size="small"
              variant="quiet"
              aria-label={t("settings.policy.takeBackOf", { field: label })}
              onClick={() => edit.takeBack(field)}
              className="-ms-2 text-accent!"
            >
              {t("settings.policy.takeBack")}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}

const hinted: Readonly<Record<keyof (typeof policyEs)["hints"], true>> = {
  onlineOnly: true,
  rescueMinutes: true,
  capacity: true,
  requeueMinutes: true,
  "close/anyOf": true,
  "close/contactFields": true,
  reopenGraceMinutes: true,
  "expiry/finaliseHours": true,
  greeting: true,
  away: true,
  askResolved: true,
  calendarId: true,
  "targets/unownedMinutes": true,
  "targets/abandonedMinutes": true,
  "targets/staleHours": true,
};

function hasHint(field: PolicyField): field is keyof typeof hinted {
  return Object.hasOwn(hinted, field);
}
