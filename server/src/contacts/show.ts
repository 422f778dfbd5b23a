import type { Contact } from "@relevo/contract/contacts.ts";
import { visibleWhere } from "../conversations/visible.ts";
import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** A contact, seen through any of their conversations one may see; a machine sees its account. @throws NOT_FOUND */
export async function showContact(tx: Tx, by: By, id: string): Promise<Contact> {
  const sight = isMachine(by) ? { sql: "true", values: [] } : visibleWhere(by, "c", 3);
  const [row] = await tx.rows<Omit<Contact, "createdAt"> & { createdAt: Date }>(
    `select p.id, p.name, p.phone, p.mail, p.created_at as "createdAt", p.individual, p.fields,
       p.opted_out_at is not null as "optedOut",
       (select jsonb_build_object('id', y.id, 'name', y.name) from companies y
          where y.account_id = p.account_id and y.id = p.company_id) as company,
       (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'colour', g.colour) order by lower(g.name)), '[]')
          from contact_tags k join tags g on g.account_id = k.account_id and g.id = k.tag_id
          where k.account_id = p.account_id and k.contact_id = p.id) as tags,
       (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value), '[]')
          from identities i where i.account_id = p.account_id and i.contact_id = p.id) as identities
     from contacts p where p.account_id = $1 and p.id = $2
       and exists (select from conversations c where c.account_id = p.account_id and c.contact_id = p.id and ${sight.sql})`,
    [tx.account, id, ...sight.values],
  );
  const contact = found(row);
  return { ...contact, createdAt: contact.createdAt.toISOString() };
}
