import { createFunnel, type FunnelTemplate, funnelTemplates } from "@relevo/contract/funnels.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { NameField } from "../NameField.tsx";
import { useFunnelsChanged } from "./use-funnels-changed.ts";

const places: Places<"name", WordKey> = {
  fields: { name: "settings.funnels.wrong.name" },
  codes: { NAME_TAKEN: { field: "name", words: "settings.funnels.wrong.nameTaken" } },
};

/** S4-37: a funnel from a template, which says what won and lost mean and brings stages and rules, or a blank one. */
export function NewFunnel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const changed = useFunnelsChanged();
  const [template, setTemplate] = useState<FunnelTemplate | "blank">("sales");
  const [typed, setTyped] = useState<string>();
  const proposed = template === "blank" ? "" : t(`settings.funnels.new.templates.${template}`);
  const name = typed ?? proposed;
  const submission = useSubmit(
    places,
    async (key) => {
      const body = { name, template: template === "blank" ? null : template };
      const { id } = await call(createFunnel, { body }, { key });
      await changed(t("settings.funnels.new.created"));
      onLeave();
      await navigate({ to: "/settings/funnels/$funnelId", params: { funnelId: id } });
    },
    () => (name.trim() === "" ? { name: "settings.funnels.wrong.name" } : {}),
  );
  return (
    <FormDialog
      title={t("settings.funnels.create")}
      verb={t("settings.funnels.new.create")}
      submission={submission}
      onLeave={onLeave}
    >
      <ChoiceCards
        label={t("settings.funnels.new.from")}
        choices={[
          ...funnelTemplates.map((value) => ({
            value,
            label: t(`settings.funnels.new.templates.${value}`),
            about: (
              <>
                <span className="block">{t(`settings.funnels.new.means.${value}`)}</span>
                <span className="block">{t(`settings.funnels.new.brings.${value}`)}</span>
              </>
            ),
          })),
          {
            value: "blank" as const,
            label: t("settings.funnels.new.templates.blank"),
            about: t("settings.funnels.new.means.blank"),
          },
        ]}
        value={template}
        onChange={(next) => {
          setTemplate(next);
          submission.edited("name");
        }}
      />
      <NameField
        label={t("settings.funnels.new.name")}
        value={name}
        onChange={setTyped}
        submission={submission}
      />
    </FormDialog>
  );
}
