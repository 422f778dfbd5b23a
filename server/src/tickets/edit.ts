import type { Failure } from "@relevo/contract/refusals.ts";
import type { TicketChange } from "@relevo/contract/tickets.ts";
import { fieldsOf } from "../fields/load.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
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
  /** Where it goes in the same act: its value is in that funnel's currency. */
  funnel?: string | undefined;
}
interface Edit {
  row: TicketRow;
  after: Said;
  fields: string[];
  failures: Failure[];
}

/**
 * Changes what tickets say, their value, their fields, or their next step. What changes nothing leaves no trace.
 * @param at where the change stands in the request, as a JSON pointer
 * @throws NOT_FOUND, FORBIDDEN, TICKET_ARCHIVED, IS_EVIDENCE, INVALID
 */
export async function editTickets(tx: Tx, by: By, items: readonly TicketEdit[], at = ""): Promise<void> {
  if (items.length === 0) return;
  const judged = await judge(tx, by, items, at);
  for (const { failures } of judged) if (failures.length > 0) throw new Refusal(failures);
  const edits = judged.filter(({ fields }) => fields.length > 0);
  if (edits.length === 0) return;
  await tx.rows(
    `update tickets t set subject = r.subject, description = r.description, value = (r.value->>'amount')::numeric,
       currency = r.value->>'currency', next_step = r."nextStep", next_step_at = r."nextStepAt", fields = r.fields,
       untouched = t.untouched and $4, changed_at = $3
     from jsonb_to_recordset($2::jsonb) as r(id uuid, subject text, description text, value jsonb, "nextStep" text,
       "nextStepAt" timestamptz, fields jsonb)
     where t.account_id = $1 and t.id = r.id`,
    [
      tx.account,
      JSON.stringify(edits.map(({ row, after }) => ({ id: row.id, ...after }))),
      tx.at,
      isMachine(by),
    ],
  );
  for (const { row, fields } of edits) {
    const place = { actor: actorOf(by), contact: row.contact_id };
    record(tx, "ticket.changed", place, { ticket: row.id, fields });
  }
}

/** What stands against changes that come with other acts, by ticket, for acts on many that pass one by one. */
export async function editFailures(
  tx: Tx,
  by: By,
  items: readonly TicketEdit[],
  at: string,
): Promise<Map<string, Failure[]>> {
  if (items.length === 0) return new Map();
  return new Map((await judge(tx, by, items, at)).map(({ row, failures }) => [row.id, failures]));
}

/** Locked, each with what it would say and what stands against it. @throws NOT_FOUND */
async function judge(tx: Tx, by: By, items: readonly TicketEdit[], at: string): Promise<Edit[]> {
  const ids = items.map(({ ticket }) => ticket);
  await lockRequesters(tx, ids);
  const rows = await ticketsSeen(tx, by, ids);
  const about = await aboutOf(tx, items, rows);
  return items.map(({ ticket, change, funnel }) => {
    const row = found(rows.get(ticket));
    const may = mayEdit(by, row);
    const [now, known] = [saidBy(row), about(row.id, funnel ?? row.funnel_id)];
    const after = saidAfter(change, now, known);
    const failures =
      may === true
        ? changeFailures(change, now, known).map((one) => pointedFrom(at, one))
        : [{ code: may, data: { number: row.number } }];
    return { row, after, fields: changedOf(now, after), failures };
  });
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
): Promise<(ticket: string, funnel: string) => About> {
  const named = items.flatMap(({ change }) => Object.keys(change.fields ?? {}));
  const [fields, evidence, currencies] = await Promise.all([
    fieldsOf(tx, "ticket", named),
    evidenceAmong(tx, [...rows.keys()]),
    currenciesOf(tx, [
      ...[...rows.values()].map(({ funnel_id }) => funnel_id),
      ...items.flatMap(({ funnel }) => funnel ?? []),
    ]),
  ]);
  return (ticket, funnel) => ({
    fields,
    evidence: evidence.has(ticket),
    currency: currencies.get(funnel) ?? null,
  });
}

async function currenciesOf(tx: Tx, funnels: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ id: string; currency: string | null }>(
    "select id, currency from funnels where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(funnels)]],
  );
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}

function pointedFrom(at: string, failure: Failure): Failure {
  return failure.pointer === undefined ? failure : { ...failure, pointer: `${at}${failure.pointer}` };
}
