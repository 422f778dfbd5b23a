import type { Stage } from "@relevo/contract/funnels.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import type { WordKey } from "../../../i18n/keys.ts";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { ChoiceCards } from "../../ChoiceCards.tsx";
import { FormDialog } from "../../FormDialog.tsx";

const places: Places<"how" | "tickets", WordKey> = {
  fields: { how: "settings.funnels.wrong.choose", tickets: "settings.funnels.wrong.to" },
  codes: { RETURN_CLOSES: { field: "tickets", words: "settings.funnels.wrong.to" } },
};

/** A stage that holds tickets goes elsewhere: do they go with it, or into another one? */
export function PlaceStage({
  stage,
  stages,
  place,
  onLeave,
}: {
  stage: Stage;
  stages: readonly Stage[];
  place: (tickets: string, key: string) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const [how, setHow] = useState<"along" | "other" | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const submission = useSubmit(
    places,
    async (key) => {
      await place(how === "along" ? "along" : (to ?? ""), key);
      onLeave();
    },
    () => ({
      ...(how === null && { how: "settings.funnels.wrong.choose" as const }),
      ...(how === "other" && to === null && { tickets: "settings.funnels.wrong.to" as const }),
    }),
  );
  return (
    <FormDialog
      title={t("settings.funnels.stages.placeAsk", { name: stage.name })}
      verb={t("settings.funnels.stages.placeAct")}
      submission={submission}
      onLeave={onLeave}
    >
      <ChoiceCards
        label={t("settings.funnels.stages.tickets")}
        choices={[
          {
            value: "along",
            label: t("settings.funnels.stages.along"),
            about: t("settings.funnels.stages.alongAbout", { name: stage.name }),
          },
          {
            value: "other",
            label: t("settings.funnels.stages.other"),
            about: t("settings.funnels.stages.otherAbout"),
          },
        ]}
        value={how}
        error={submission.error("how")}
        onChange={(next) => {
          setHow(next);
          submission.edited("how");
        }}
      />
      {how === "other" && (
        <Field label={t("settings.funnels.stages.destination")} error={submission.error("tickets")}>
          <Select
            choices={stages
              .filter(({ id, type }) => id !== stage.id && type === "normal")
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={to}
            onChange={(id) => {
              setTo(id);
              submission.edited("tickets");
            }}
          />
        </Field>
      )}
    </FormDialog>
  );
}
