import type { RunStep, StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { useFlowWords } from "../canvas/use-flow-words.ts";
import { useNames } from "../canvas/use-things.ts";
import { runEs } from "./run.es.ts";

type Code = Exclude<keyof (typeof runEs)["why"], "other" | "somebody" | "holdsWhat">;

/** Why a run or a step went as it did, and what it was refused for, in words. */
export function useWhy() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const words = useFlowWords();
  return useMemo(() => {
    const why = ({ code, data = {} }: StepWhy): string => {
      // What a newer server says and this page has not heard of stands as it came.
      if (!isCode(code)) return t("workflows.run.why.other", { code });
      const member = typeof data.member === "string" ? nameOf(data.member) : undefined;
      return t(`workflows.run.why.${code}`, {
        member: member ?? t("workflows.run.why.somebody"),
        by: typeof data.by === "string" ? data.by : t("workflows.run.why.somebody"),
        times: Number(data.times ?? 0),
        steps: Number(data.steps ?? 0),
      });
    };
    /** Of a pass: the conditions that held, the refusals, or the reason. */
    const ofPass = (pass: RunStep, step: Step | undefined): string | undefined => {
      if (pass.failures.length > 0) return sayFailures(pass.failures);
      const held = step?.kind === "branch" && step.branches.find(({ id }) => id === pass.edge);
      const conditions = held ? words.conditions(held.when) : "";
      if (conditions !== "") return t("workflows.run.why.holdsWhat", { conditions });
      return pass.why ? why(pass.why) : undefined;
    };
    return { why, ofPass };
  }, [t, nameOf, words]);
}

function isCode(code: string): code is Code {
  return Object.hasOwn(runEs.why, code) && code !== "other";
}
