import type { RunStep, StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFlowWords } from "../canvas/use-flow-words.ts";
import { useNames } from "../canvas/use-things.ts";
import { sayStepFailures } from "./say-failures.ts";
import { sayWhy } from "./say-why.ts";

/** Why a run or a step went as it did, and what it was refused for, in words. */
export function useWhy() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const words = useFlowWords();
  return useMemo(() => {
    const why = (of: StepWhy) => sayWhy(t, of, nameOf);
    /** Of a pass: the conditions that held, the refusals, or the reason. */
    const ofPass = (pass: RunStep, step: Step | undefined): string | undefined => {
      if (pass.failures.length > 0) return sayStepFailures(t, pass.failures);
      const held = step?.kind === "branch" && step.branches.find(({ id }) => id === pass.edge);
      const conditions = held ? words.conditions(held.when) : "";
      if (conditions !== "") return t("workflows.run.why.holdsWhat", { conditions });
      return pass.why ? why(pass.why) : undefined;
    };
    return { why, ofPass };
  }, [t, nameOf, words]);
}
