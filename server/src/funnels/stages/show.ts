import type { Stage } from "@relevo/contract/funnels.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { funnelById } from "../list.ts";

/** A stage as it is now. @throws NOT_FOUND */
export async function stageShown(tx: Tx, id: string): Promise<Stage> {
  const [row] = await tx.rows<{ funnel: string }>(
    "select funnel_id as funnel from stages where account_id = $1 and id = $2 and removed_at is null",
    [tx.account, id],
  );
  const { stages } = await funnelById(tx, found(row).funnel);
  return found(stages.find((stage) => stage.id === id));
}
