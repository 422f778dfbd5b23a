import { removeStage, type Stage } from "@relevo/contract/funnels.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import type { WordKey } from "../../../i18n/keys.ts";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { call } from "../../../shell/api.ts";
import { FormDialog } from "../../FormDialog.tsx";
import { useFunnelsChanged } from "../use-funnels-changed.ts";

const places: Places<"query/to", WordKey> = {
  fields: { "query/to": "settings.funnels.wrong.to" },
  codes: {
    STAGE_HOLDS_TICKETS: { field: "query/to", words: "settings.funnels.wrong.holds" },
    RETURN_CLOSES: { field: "query/to", words: "settings.funnels.wrong.to" },
  },
};
/** Nowhere, as a choice: a select takes an empty value for none chosen. */
const nowhere = "nowhere";

/** Takes a stage away, and says where its tickets, and what leads to it, go. */
export function RemoveStage({
  stage,
  stages,
  open,
  onLeave,
}: {
  stage: Stage;
  stages: readonly Stage[];
  /** How many open tickets it holds. */
  open: number;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const holds = open > 0;
  const [to, setTo] = useState(holds ? null : nowhere);
  const submission = useSubmit(
    places,
    async (key) => {
      const query = to === null || to === nowhere ? {} : { to };
      await call(removeStage, { params: { id: stage.id }, query }, { key });
      await changed(t("settings.funnels.stages.removed"));
      onLeave();
    },
    () => (to === null ? { "query/to": "settings.funnels.wrong.holds" as const } : {}),
  );
  return (
    <FormDialog
      title={t("settings.funnels.stages.removeAsk", { name: stage.name })}
      description={t("settings.funnels.stages.removeAbout")}
      verb={t("settings.funnels.stages.removeAct")}
      danger
      submission={submission}
      onLeave={onLeave}
    >
      <Field
        label={t("settings.funnels.stages.to")}
        hint={holds && t("settings.funnels.stages.holds", { count: open, name: stage.name })}
        error={submission.error("query/to")}
      >
        <Select
          choices={[
            ...(holds ? [] : [{ value: nowhere, label: t("settings.funnels.stages.toNone") }]),
            ...stages
              .filter(({ id, type }) => id !== stage.id && type === "normal")
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={to}
          onChange={(id) => {
            setTo(id);
            submission.edited("query/to");
          }}
        />
      </Field>
    </FormDialog>
  );
}
