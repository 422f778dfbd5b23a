import type { Failure } from "@relevo/contract/refusals.ts";
import type { TicketChange } from "@relevo/contract/tickets.ts";
import { allow } from "../conversations/load.ts";
import { fieldsOf } from "../fields/load.ts";
import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { mayEdit } from "./can.rules.ts";
import { evidenceAmong } from "./is-evidence.ts";
import { lockRequesters, ticketsSeen } from "./load.ts";
import type { TicketRow } from "./rows.ts";
import { type About, changedOf, changeFailures, type Said, saidAfter } from "./said.rules.ts";

export interface TicketEdit {
  ticket: string;
  change: TicketChange;
}

/**
 * Changes what tickets say, their value, their fields, or their next step. What changes nothing leaves no trace.
 * @param at where the change stands in the request, as a JSON pointer
 * @throws NOT_FOUND, FORBIDDEN, TICKET_ARCHIVED, IS_EVIDENCE, INVALID
 */
export async function editTickets(tx: Tx, by: By, items: readonly TicketEdit[], at = ""): Promise<void> {
  if (items.length === 0) return;
  const ids = items.map(({ ticket }) => ticket);
  await lockRequesters(tx, ids);
  const rows = await ticketsSeen(tx, by, ids);
  const about = await aboutOf(tx, items, rows);
  const edits = items.flatMap(({ ticket, change }) => {
    const row = found(rows.get(ticket));
    allow(mayEdit(by, row), { number: row.number });
    const now = saidBy(row);
    const failures = changeFailures(change, now, about(row));
    if (failures.length > 0) throw new Refusal(failures.map((one) => pointedFrom(at, one)));
    const after = saidAfter(change, now, about(row));
    const fields = changedOf(now, after);
    return fields.length === 0 ? [] : [{ row, after, fields }];
  });
  if (edits.length === 0) return;
  await tx.rows(
    `update tickets t set subject = r.subject, description = r.description, value = (r.value->>'amount')::numeric,
       currency = r.value->>'currency', next_step = r."nextStep", next_step_at = r."nextStepAt", fields = r.fields,
       untouched = false, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as r(id uuid, subject text, description text, value jsonb, "nextStep" text,
       "nextStepAt" timestamptz, fields jsonb)
     where t.account_id = $1 and t.id = r.id`,
    [tx.account, JSON.stringify(edits.map(({ row, after }) => ({ id: row.id, ...after }))), tx.at],
  );
  for (const { row, fields } of edits) {
    const place = { actor: actorOf(by), contact: row.contact_id };
    record(tx, "ticket.changed", place, { ticket: row.id, fields });
  }
}

function saidBy(row: TicketRow): Said {
  const { subject, description, next_step, next_step_at, fields, value, currency } = row;
  const money = value === null ? null : { amount: Number(value), currency: currency ?? "" };
  return { subject, description, value: money, nextStep: next_step, nextStepAt: next_step_at, fields };
}

/** What the changes have to know, in one query each for all. */
async function aboutOf(
  tx: Tx,
  items: readonly TicketEdit[],
  rows: ReadonlyMap<string, TicketRow>,
): Promise<(row: TicketRow) => About> {
  const named = items.flatMap(({ change }) => Object.keys(change.fields ?? {}));
  const [fields, evidence, currencies] = await Promise.all([
    fieldsOf(tx, "ticket", named),
    evidenceAmong(tx, [...rows.keys()]),
    currenciesOf(tx, [...rows.values()]),
  ]);
  return ({ id, funnel_id }) => ({
    fields,
    evidence: evidence.has(id),
    currency: currencies.get(funnel_id) ?? null,
  });
}

async function currenciesOf(tx: Tx, rows: readonly TicketRow[]): Promise<Map<string, string | null>> {
  const funnels = await tx.rows<{ id: string; currency: string | null }>(
    "select id, currency from funnels where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(rows.map(({ funnel_id }) => funnel_id))]],
  );
  return new Map(funnels.map(({ id, currency }) => [id, currency]));
}

function pointedFrom(at: string, failure: Failure): Failure {
  return failure.pointer === undefined ? failure : { ...failure, pointer: `${at}${failure.pointer}` };
}
