import type { Tx } from "../../platform/db.ts";
import type { ContactFacts } from "../facts.rules.ts";

/** By id, contacts with what is known of them. */
export async function contactsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ContactFacts>> {
  const rows = await tx.rows<ContactFacts>(
    `select p.id, p.name, p.phone, p.mail, k.name as company, p.opted_out_at is not null as "optedOut", p.fields,
       array(select t.tag_id from contact_tags t where t.account_id = p.account_id and t.contact_id = p.id) as tags
     from contacts p left join companies k on k.account_id = p.account_id and k.id = p.company_id
     where p.account_id = $1 and p.id = any($2::uuid[])`,
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
