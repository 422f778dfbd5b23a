import { stopWorkflow, type Workflow } from "@relevo/contract/workflows.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { ChoiceCards } from "../../settings/ChoiceCards.tsx";
import { FormDialog } from "../../settings/FormDialog.tsx";
import { call } from "../../shell/api.ts";

/** Stops a workflow; what is under way is cancelled, or may go on to its end. */
export function StopDialog({ workflow, onLeave }: { workflow: Workflow; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, name, active } = workflow;
  const [runs, setRuns] = useState<"cancel" | "finish">("cancel");
  const submission = useSubmit({ fields: {} }, async (key) => {
    await call(stopWorkflow, { params: { id }, body: { runs } }, { key });
    await queries.invalidateQueries({ queryKey: ["workflows"] });
    notify({ tone: "answered", title: t("workflows.stop.done") });
    onLeave();
  });
  return (
    <FormDialog
      title={t("workflows.stop.title", { name })}
      description={t("workflows.stop.about")}
      verb={t("workflows.stop.act")}
      submission={submission}
      onLeave={onLeave}
    >
      {active > 0 && (
        <ChoiceCards
          label={t("workflows.stop.runs", { count: active })}
          value={runs}
          onChange={setRuns}
          choices={(["cancel", "finish"] as const).map((value) => ({
            value,
            label: t(`workflows.stop.${value}`),
            about: t(`workflows.stop.${value}About`),
          }))}
        />
      )}
    </FormDialog>
  );
}
