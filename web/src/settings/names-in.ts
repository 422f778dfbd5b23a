import type { Failure } from "@relevo/contract/refusals.ts";

/** Names a refusal tells: of what stands in the way. */
export function namesIn(data: Failure["data"], key: "stages" | "inboxes" | "workflows"): string[] {
  const names = data?.[key];
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
