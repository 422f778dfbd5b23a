import type { RefusalCode } from "@relevo/contract/refusals.ts";
import type { Tx } from "../../platform/db.ts";
import { record, system } from "../../platform/events.ts";

export interface Deferral {
  rule: string;
  ticket: string;
  /** Its requester. */
  contact: string;
  /** The stay it is for. */
  entry: string;
  /** What it waits for. */
  codes: readonly RefusalCode[];
}

/** Keeps that rules wait, and tells the ticket's owner once for each stay. */
export async function deferRules(tx: Tx, deferrals: readonly Deferral[]): Promise<void> {
  if (deferrals.length === 0) return;
  const fresh = await tx.rows<{ rule: string; ticket: string }>(
    `insert into deferrals (account_id, rule_id, ticket_id, entry_id, at, codes)
     select $1, rule, ticket, entry, $2, codes from jsonb_to_recordset($3::jsonb) as r(rule uuid, ticket uuid, entry uuid, codes text[])
     order by ticket, rule on conflict do nothing returning rule_id as rule, ticket_id as ticket`,
    [tx.account, tx.at, JSON.stringify(deferrals)],
  );
  const told = new Set(fresh.map(({ rule, ticket }) => `${rule} ${ticket}`));
  for (const { rule, ticket, contact, codes } of deferrals) {
    if (!told.delete(`${rule} ${ticket}`)) continue;
    record(
      tx,
      "ticket.alerted",
      { actor: system, contact },
      { ticket, alert: "deferred", rule, codes: [...codes] },
    );
  }
}
