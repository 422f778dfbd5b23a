import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSubmit } from "../../refusals/use-submit.ts";
import { ChoiceCards } from "../../settings/ChoiceCards.tsx";
import { FormDialog } from "../../settings/FormDialog.tsx";

/** Detener: what becomes of the runs under way. */
export function StopDialog({
  name,
  active,
  act,
  onLeave,
}: {
  name: string;
  active: number;
  act: (runs: "cancel" | "finish", key: string) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const [runs, setRuns] = useState<"cancel" | "finish">("cancel");
  const submission = useSubmit({ fields: {} }, async (key) => {
    await act(runs, key);
    onLeave();
  });
  return (
    <FormDialog
      title={t("builder.stop.ask", { name })}
      description={t("builder.stop.about", { count: active })}
      verb={t("builder.stop.act")}
      danger
      submission={submission}
      onLeave={onLeave}
    >
      {active > 0 && (
        <ChoiceCards
          label={t("builder.stop.runs")}
          choices={[
            { value: "cancel", label: t("builder.stop.cancel"), about: t("builder.stop.cancelAbout") },
            { value: "finish", label: t("builder.stop.finish"), about: t("builder.stop.finishAbout") },
          ]}
          value={runs}
          onChange={setRuns}
        />
      )}
    </FormDialog>
  );
}
