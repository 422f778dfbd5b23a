import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { selfClosing } from "../self-closing.ts";

/** Refuses what would leave a funnel without a stage in which a ticket can begin. @throws LAST_STAGE */
export async function refuseLast(tx: Tx, { stages }: Funnel, leaving: string): Promise<void> {
  const others = stages.filter(({ id, type }) => id !== leaving && type === "normal").map(({ id }) => id);
  const ending = await selfClosing(tx, others);
  if (others.length === ending.size) refuse("LAST_STAGE");
}
