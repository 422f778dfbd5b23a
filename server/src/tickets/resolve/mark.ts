import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import type { TicketRow } from "../rows.ts";
import type { Mark } from "./decide.rules.ts";

export interface Marked {
  row: Pick<TicketRow, "id" | "contact_id" | "resolution">;
  mark: Mark & { reason: string | null };
}

/** Writes marks of tickets that are locked: for `applyOutcomes`, and where two become one. */
export async function markTickets(tx: Tx, by: By, marked: readonly Marked[]): Promise<void> {
  if (marked.length === 0) return;
  await tx.rows(
    `update tickets t set resolution = r.resolution, resolved_at = $2, resolved_by = r.source, rule_id = r.rule,
       reason_id = r.reason, untouched = false, changed_at = $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, resolution text, source text, rule uuid, reason uuid)
     where t.account_id = $1 and t.id = r.id`,
    [tx.account, tx.at, JSON.stringify(marked.map(({ row, mark }) => ({ id: row.id, ...mark })))],
  );
  for (const { row, mark } of marked)
    record(
      tx,
      "ticket.resolved",
      { actor: actorOf(by), contact: row.contact_id },
      { ticket: row.id, from: row.resolution, ...mark },
    );
}

/** Takes marks back, which only a person asks for. Those without one are left alone. */
export async function clearMarks(tx: Tx, by: By, rows: readonly Marked["row"][]): Promise<void> {
  const marked = rows.filter(({ resolution }) => resolution !== "none");
  if (marked.length === 0) return;
  await tx.rows(
    `update tickets set resolution = 'none', resolved_at = null, resolved_by = null, rule_id = null, reason_id = null,
       untouched = false, changed_at = $2
     where account_id = $1 and id = any($3::uuid[])`,
    [tx.account, tx.at, marked.map(({ id }) => id)],
  );
  // The archive that went with it and waits goes with it, too.
  await tx.rows(
    `delete from deferrals d using resolution_rules r where d.account_id = $1 and d.ticket_id = any($2::uuid[])
       and r.account_id = d.account_id and r.id = d.rule_id and r.trigger in ('entry', 'exit')`,
    [tx.account, marked.map(({ id }) => id)],
  );
  for (const { id, contact_id, resolution } of marked)
    if (resolution !== "none")
      record(
        tx,
        "ticket.resolution_cleared",
        { actor: actorOf(by), contact: contact_id },
        { ticket: id, from: resolution },
      );
}
