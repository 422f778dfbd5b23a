import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse, refuseField } from "../../platform/refusal.ts";
import { selfClosing } from "../self-closing.ts";

/**
 * Refuses a stage that tickets of another one cannot go to: it has to be of the funnel, and none of those that end a
 * ticket. @throws INVALID, RETURN_CLOSES
 */
export async function refuseDestination(
  tx: Tx,
  { stages }: Funnel,
  { from, to, pointer }: { from: string; to: string; pointer: string },
): Promise<void> {
  const stage = stages.find(({ id }) => id === to);
  if (!stage || to === from) refuseField(pointer);
  if ((await selfClosing(tx, [to])).has(to)) refuse("RETURN_CLOSES", { stages: [stage.name] });
}
