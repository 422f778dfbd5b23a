import type { Run } from "@relevo/contract/workflow-runs.ts";
import { type StepKind, stepKinds } from "@relevo/contract/workflow-steps.ts";
import { useTranslation } from "react-i18next";

/** What the step a run stands at, or ended at, is called; empty where there is none. */
export function useStands(): (run: Pick<Run, "stands">) => string {
  const { t } = useTranslation();
  return ({ stands }) => {
    if (!stands) return "";
    if (stands.name !== "") return stands.name;
    const kind: StepKind | undefined = stepKinds.find((one) => one === stands.kind);
    return kind ? t(`flow.steps.${kind}`) : stands.kind;
  };
}
