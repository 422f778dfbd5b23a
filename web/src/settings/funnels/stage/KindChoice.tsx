import type { StageKind } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Choices } from "../Choices.tsx";

/** Who answers in a stage. */
export function KindChoice({ value, onChange }: { value: StageKind; onChange: (kind: StageKind) => void }) {
  const { t } = useTranslation();
  return (
    <Choices
      label={t("settings.stages.kind")}
      words={[
        ["human", "settings.stages.human", "settings.stages.humanAbout"],
        ["ai", "settings.stages.ai", "settings.stages.aiAbout"],
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
