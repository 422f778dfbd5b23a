import type { Funnel, Stage } from "@relevo/contract/funnels.ts";

/** Where a ticket begins unless somebody says otherwise: the first stage that ends nothing. */
export function firstStage(funnel: Funnel | undefined): Stage | undefined {
  return funnel?.stages.find(({ type }) => type === "normal");
}
