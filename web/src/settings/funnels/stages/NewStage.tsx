import { createStage, type StageKind } from "@relevo/contract/funnels.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WordKey } from "../../../i18n/keys.ts";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { call } from "../../../shell/api.ts";
import { FormDialog } from "../../FormDialog.tsx";
import { NameField } from "../../NameField.tsx";
import { KindChoice } from "../stage/KindChoice.tsx";
import { useFunnelsChanged } from "../use-funnels-changed.ts";

const places: Places<"name", WordKey> = {
  fields: { name: "settings.funnels.wrong.name" },
  codes: { NAME_TAKEN: { field: "name", words: "settings.funnels.wrong.stageTaken" } },
};

/** A further stage of a funnel; it comes before those that end a ticket. */
export function NewStage({ funnelId, onLeave }: { funnelId: string; onLeave: () => void }) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<StageKind>("human");
  const submission = useSubmit(
    places,
    async (key) => {
      await call(createStage, { params: { id: funnelId }, body: { name, kind } }, { key });
      await changed(t("settings.funnels.stages.added"));
      onLeave();
    },
    () => (name.trim() === "" ? { name: "settings.funnels.wrong.name" } : {}),
  );
  return (
    <FormDialog
      title={t("settings.funnels.stages.addTitle")}
      verb={t("settings.funnels.stages.add")}
      submission={submission}
      onLeave={onLeave}
    >
      <NameField
        label={t("settings.funnels.stages.name")}
        hint={t("settings.funnels.stages.nameExample")}
        value={name}
        onChange={setName}
        submission={submission}
      />
      <KindChoice value={kind} onChange={setKind} />
    </FormDialog>
  );
}
