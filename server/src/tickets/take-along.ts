import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import type { Plan } from "./automatic.rules.ts";
import { enterStages } from "./enter/enter.ts";

/** Automatic tickets nobody touched go along with their conversation: to the funnel and stage of its new inbox. */
export async function takeAlong(tx: Tx, by: By, moves: Plan["along"]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ ticket, target }) => ({
    id: ticket,
    funnel: target.funnelId,
    stage: target.stageId,
  }));
  const from = await tx.rows<{ id: string; funnel: string; stage: string }>(
    `with was as (select id, funnel_id, stage_id from tickets where account_id = $1 and id = any($4::uuid[]))
     update tickets t set funnel_id = r.funnel, stage_id = r.stage, changed_at = $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, funnel uuid, stage uuid) join was on was.id = r.id
     where t.account_id = $1 and t.id = r.id returning t.id, was.funnel_id as funnel, was.stage_id as stage`,
    [tx.account, tx.at, JSON.stringify(rows), rows.map(({ id }) => id)],
  );
  const before = new Map(from.map((one) => [one.id, one]));
  for (const { ticket, contact, conversation, target } of moves) {
    const place = { actor: actorOf(by), contact, conversation };
    const data = {
      ticket,
      from: before.get(ticket)?.stage ?? target.stageId,
      to: target.stageId,
      funnels: { from: before.get(ticket)?.funnel ?? target.funnelId, to: target.funnelId },
      source: "inbox" as const,
    };
    record(tx, "ticket.stage_changed", place, data);
  }
  await enterStages(
    tx,
    by,
    moves.map(({ ticket, contact }) => {
      return { ticket, contact, from: before.get(ticket)?.stage ?? null, source: "inbox" };
    }),
  );
}
