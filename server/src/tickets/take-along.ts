import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import type { Plan } from "./automatic.rules.ts";

/** Automatic tickets nobody touched go along with their conversation: to the funnel and stage of its new inbox. */
export async function takeAlong(tx: Tx, by: By, moves: Plan["along"]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ ticket, target }) => ({
    id: ticket,
    funnel: target.funnelId,
    stage: target.stageId,
  }));
  const from = await tx.rows<{ id: string; stage: string }>(
    `with was as (select id, stage_id from tickets where account_id = $1 and id = any($4::uuid[]))
     update tickets t set funnel_id = r.funnel, stage_id = r.stage, stage_entered_at = $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, funnel uuid, stage uuid) join was on was.id = r.id
     where t.account_id = $1 and t.id = r.id returning t.id, was.stage_id as stage`,
    [tx.account, tx.at, JSON.stringify(rows), rows.map(({ id }) => id)],
  );
  const stages = new Map(from.map(({ id, stage }) => [id, stage]));
  for (const { ticket, contact, conversation, target } of moves) {
    const place = { actor: actorOf(by), contact, conversation };
    const data = {
      ticket,
      from: stages.get(ticket) ?? target.stageId,
      to: target.stageId,
      funnels: null,
      source: "inbox" as const,
    };
    record(tx, "ticket.stage_changed", place, data);
  }
}
