import type { StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { TFunction } from "i18next";
import { runEs } from "./run.es.ts";

type Code = Exclude<keyof (typeof runEs)["why"], "other" | "somebody" | "holdsWhat">;

/** Why a run or a step went as it did. `nameOf` tells people by their id, where they are known. */
export function sayWhy(
  t: TFunction,
  { code, data = {} }: StepWhy,
  nameOf: (id: string) => string | undefined = () => undefined,
): string {
  // What a newer server says and this page has not heard of stands as it came.
  if (!isCode(code)) return t("workflows.run.why.other", { code });
  const somebody = t("workflows.run.why.somebody");
  return t(`workflows.run.why.${code}`, {
    member: (typeof data.member === "string" && nameOf(data.member)) || somebody,
    by: typeof data.by === "string" ? data.by : somebody,
    times: Number(data.times ?? 0),
    steps: Number(data.steps ?? 0),
  });
}

function isCode(code: string): code is Code {
  return Object.hasOwn(runEs.why, code) && !["other", "somebody", "holdsWhat"].includes(code);
}
