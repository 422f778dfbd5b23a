import { ruleTriggers } from "@relevo/contract/resolution-rules.ts";
import { useTranslation } from "react-i18next";
import { Choices } from "../Choices.tsx";
import { Periodic } from "./Periodic.tsx";
import type { RuleEdit } from "./RuleForm.tsx";
import { Waiting } from "./Waiting.tsx";

/** Configurar activación: on entry, on exit, after a time, on certain days. */
export function Activation({ edit }: { edit: RuleEdit }) {
  const { t } = useTranslation();
  const { draft, change, error } = edit;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Choices
        label={t("settings.resolution.form.activation")}
        words={ruleTriggers.map(
          (one) =>
            [one, `settings.resolution.triggers.${one}`, `settings.resolution.triggers.${one}About`] as const,
        )}
        value={draft.trigger}
        error={error("trigger")}
        onChange={(trigger) => change({ trigger })}
      />
      {draft.trigger === "time" && <Waiting edit={edit} />}
      {draft.trigger === "periodic" && <Periodic edit={edit} />}
    </div>
  );
}
