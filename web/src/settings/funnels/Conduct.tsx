import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Field } from "../../design/Field.tsx";
import { Picker } from "../../design/Picker.tsx";
import { Section } from "../Page.tsx";
import { Choices } from "./Choices.tsx";
import { currenciesIn } from "./currencies.ts";
import type { FunnelEdit } from "./FunnelForm.tsx";

/** No currency, as a choice: a picker takes an empty value for none chosen. */
const none = "none";

/** How tickets go from stage to stage, how they end, and in what money they count. */
export function Conduct({ edit: { draft, change, error } }: { edit: FunnelEdit }) {
  const { t, i18n } = useTranslation();
  const currencies = useMemo(() => currenciesIn(i18n.language), [i18n.language]);
  const label = t("settings.funnels.conduct.currency");
  return (
    <Section title={t("settings.funnels.conduct.title")}>
      <Choices
        label={t("settings.funnels.conduct.moves")}
        words={[
          ["free", "settings.funnels.conduct.free", "settings.funnels.conduct.freeAbout"],
          ["adjacent", "settings.funnels.conduct.adjacent", "settings.funnels.conduct.adjacentAbout"],
        ]}
        value={draft.moves}
        onChange={(moves) => change({ moves })}
      />
      <Choices
        label={t("settings.funnels.conduct.pending")}
        words={[
          ["block", "settings.funnels.conduct.block", "settings.funnels.conduct.blockAbout"],
          ["confirm", "settings.funnels.conduct.confirm", "settings.funnels.conduct.confirmAbout"],
        ]}
        value={draft.pending}
        onChange={(pending) => change({ pending })}
      />
      <Checkbox
        checked={draft.archiveUnresolved}
        onChange={(archiveUnresolved) => change({ archiveUnresolved })}
      >
        {t("settings.funnels.conduct.archiveUnresolved")}
      </Checkbox>
      <div className="max-w-sm">
        <Field label={label} hint={t("settings.funnels.conduct.currencyAbout")} error={error("currency")}>
          <Picker
            label={label}
            items={[{ id: none, name: t("settings.funnels.conduct.noCurrency") }, ...currencies]}
            value={draft.currency ?? none}
            onChange={(id) => change({ currency: id === none ? null : id }, "currency")}
          />
        </Field>
      </div>
    </Section>
  );
}
