import type { ActSource } from "@relevo/contract/tickets.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";

interface Where {
  funnel: string;
  stage: string;
}
export interface StageChange {
  ticket: string;
  contact: string;
  conversation?: string;
  from: Where;
  to: Where;
}

/**
 * Writes where tickets stand now, one event each: the one writer of a ticket's stage after it was made. What coming in
 * does is `enterStages`'. Tickets that were opened by themselves stay so where the desk only tidied up.
 */
export async function changeStages(
  tx: Tx,
  by: By,
  source: ActSource,
  changes: readonly StageChange[],
): Promise<void> {
  const tidied = source === "inbox" || source === "stage_removed";
  const rows = changes.map(({ ticket, to }) => ({ id: ticket, ...to }));
  await tx.rows(
    `update tickets t set stage_id = r.stage, funnel_id = r.funnel, changed_at = $2, untouched = t.untouched and $3
     from jsonb_to_recordset($4::jsonb) as r(id uuid, stage uuid, funnel uuid) where t.account_id = $1 and t.id = r.id`,
    [tx.account, tx.at, tidied, JSON.stringify(rows)],
  );
  for (const { ticket, contact, conversation, from, to } of changes) {
    const place = { actor: actorOf(by), contact, ...(conversation ? { conversation } : {}) };
    const funnels = from.funnel === to.funnel ? null : { from: from.funnel, to: to.funnel };
    record(tx, "ticket.stage_changed", place, { ticket, from: from.stage, to: to.stage, funnels, source });
  }
}
