import { timeBases } from "@relevo/contract/resolution-rules.ts";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Length } from "../../policy/controls/Length.tsx";
import { WrongWords } from "../../WrongWords.tsx";
import { Choices } from "../Choices.tsx";
import type { RuleEdit } from "./RuleForm.tsx";

/** How long a time rule waits, and from when that is counted. */
export function Waiting({ edit: { draft, change, error } }: { edit: RuleEdit }) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = error("waitMinutes");
  const label = t("settings.resolution.form.wait");
  return (
    <>
      <div className="flex flex-col gap-1">
        <span className="text-list font-medium">{label}</span>
        <Length
          label={label}
          value={draft.waitMinutes}
          base="minute"
          wrong={wrong !== undefined}
          onChange={(waitMinutes) => change({ waitMinutes })}
        />
        {wrong && <WrongWords id={id}>{wrong}</WrongWords>}
      </div>
      <Choices
        label={t("settings.resolution.form.basis")}
        words={timeBases.map(
          (one) =>
            [one, `settings.resolution.bases.${one}`, `settings.resolution.bases.${one}About`] as const,
        )}
        value={draft.basis}
        onChange={(basis) => change({ basis })}
      />
    </>
  );
}
