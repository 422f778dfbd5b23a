import type { Tx } from "../platform/db.ts";
import type { FieldFacts } from "./missing.rules.ts";

/** What is known of tickets and their requesters, by ticket. */
export async function fieldFacts(tx: Tx, tickets: readonly string[]): Promise<Map<string, FieldFacts>> {
  if (tickets.length === 0) return new Map();
  const rows = await tx.rows<FieldFacts & { id: string }>(
    `select t.id, t.value::float8 as value, t.description, t.next_step as "nextStep", t.next_step_at as "nextStepAt",
       p.name as "contactName", p.phone as "contactPhone", p.mail as "contactMail",
       p.individual or p.company_id is not null as company, p.fields || t.fields as fields
     from tickets t join contacts p on p.account_id = t.account_id and p.id = t.contact_id
     where t.account_id = $1 and t.id = any($2::uuid[])`,
    [tx.account, [...new Set(tickets)]],
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
