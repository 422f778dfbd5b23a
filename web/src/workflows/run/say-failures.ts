import type { Failure } from "@relevo/contract/refusals.ts";
import type { TFunction } from "i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { runEs } from "./run.es.ts";

/** What a step was refused for, or what failed, each in its words. */
export function sayStepFailures(t: TFunction, failures: readonly Failure[]): string {
  return failures.map((failure) => call(t, failure) ?? sayFailures([failure])).join(" ");
}

/** Of a call that failed, what of it did. */
function call(t: TFunction, { code, data = {} }: Failure): string | undefined {
  const why = String(data.why);
  if (code !== "CALL_FAILED" || !isCall(why)) return undefined;
  return t(`workflows.run.calls.${why}`, { name: String(data.name ?? ""), status: Number(data.status ?? 0) });
}

function isCall(why: string): why is keyof (typeof runEs)["calls"] {
  return Object.hasOwn(runEs.calls, why);
}
