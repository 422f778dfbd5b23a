import type { StageType } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Section } from "../../Page.tsx";
import { Choices } from "../Choices.tsx";

/** S4-23: Cambiar tipo de etapa, as the manual names it. */
export function TypeChoice({
  value,
  error,
  onChange,
}: {
  value: StageType;
  error: string | undefined;
  onChange: (type: StageType) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t("settings.stages.type.title")} about={t("settings.stages.type.about")}>
      <Choices
        label={t("settings.stages.type.label")}
        words={[
          ["won", "settings.stages.type.won", "settings.stages.type.wonAbout"],
          ["lost", "settings.stages.type.lost", "settings.stages.type.lostAbout"],
          ["closing", "settings.stages.type.closing", "settings.stages.type.closingAbout"],
          ["normal", "settings.stages.type.normal", "settings.stages.type.normalAbout"],
        ]}
        value={value}
        error={error}
        onChange={onChange}
      />
    </Section>
  );
}
