import type { StageType } from "@relevo/contract/funnels.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record } from "../../platform/events.ts";
import { refuse } from "../../platform/refusal.ts";
import { heldStage } from "../held.ts";
import { refuseLast } from "./last.ts";
import { leadsInto } from "./leads-into.ts";

/**
 * Cambiar tipo de etapa: what entering does from now on. Tickets inside stay as they are.
 * @throws NOT_FOUND, LAST_STAGE, RETURN_CLOSES where a rule or an inbox leads tickets into it
 */
export async function typeStage(tx: Tx, actor: Actor, id: string, type: StageType): Promise<void> {
  const { funnel, stage } = await heldStage(tx, id);
  if (stage.type === type) return;
  if (type !== "normal") {
    await refuseLast(tx, funnel, id);
    // A rule or an inbox that is being led into it holds its key until its commit.
    await tx.rows("select from stages where account_id = $1 and id = $2 for update", [tx.account, id]);
    const { rules, inboxes } = await leadsInto(tx, [id]);
    if (rules.length + inboxes.length > 0)
      refuse("RETURN_CLOSES", {
        stages: [...new Set(rules.map((rule) => rule.stageName))],
        inboxes: inboxes.map(({ name }) => name),
      });
  }
  await tx.rows("update stages set type = $3 where account_id = $1 and id = $2", [tx.account, id, type]);
  const fields = { type: { from: stage.type, to: type } };
  record(tx, "stage.changed", { actor }, { funnel: funnel.id, stage: id, fields });
}
