import type { By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import type { Plan } from "./automatic.rules.ts";
import { changeStages } from "./enter/change-stages.ts";
import { enterStages } from "./enter/enter.ts";

/** Automatic tickets nobody touched go along with their conversation: to the funnel and stage of its new inbox. */
export async function takeAlong(tx: Tx, by: By, moves: Plan["along"]): Promise<void> {
  if (moves.length === 0) return;
  const rows = await tx.rows<{ id: string; funnel: string; stage: string }>(
    "select id, funnel_id as funnel, stage_id as stage from tickets where account_id = $1 and id = any($2::uuid[])",
    [tx.account, moves.map(({ ticket }) => ticket)],
  );
  const before = new Map(rows.map((one) => [one.id, one]));
  await changeStages(
    tx,
    by,
    "inbox",
    moves.map(({ ticket, contact, conversation, target }) => ({
      ticket,
      contact,
      conversation,
      from: found(before.get(ticket)),
      to: { funnel: target.funnelId, stage: target.stageId },
    })),
  );
  await enterStages(
    tx,
    by,
    moves.map(({ ticket, contact }) => {
      return { ticket, contact, from: found(before.get(ticket)).stage, source: "inbox" };
    }),
  );
}
