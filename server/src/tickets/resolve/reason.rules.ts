import type { Failure } from "@relevo/contract/refusals.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import { type By, isMachine } from "../../platform/caller.ts";

type Said = Pick<StageFacts["funnel"], "askReason" | "reasons">;

/** A person who marks says why, where the funnel asks and has reasons of that kind. */
export function asksReason({ askReason, reasons }: Said, resolution: "won" | "lost" | null): boolean {
  return askReason && reasons.some(({ kind }) => kind === resolution);
}

/** Against the reason that was given, or that was not. */
export function reasonFailures(
  by: By,
  funnel: Said,
  resolution: "won" | "lost" | null,
  given: string | null,
): Failure[] {
  if (given !== null) {
    const known = funnel.reasons.some(({ id, kind }) => id === given && kind === resolution);
    return known ? [] : [{ code: "INVALID", pointer: "/reasonId" }];
  }
  const due = !isMachine(by) && asksReason(funnel, resolution);
  return due ? [{ code: "REASON_REQUIRED", data: { resolution } }] : [];
}
