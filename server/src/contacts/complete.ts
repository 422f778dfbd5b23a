import type { InboundContact } from "../channels/inbound/item.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import type { LockedContact } from "./lock.ts";
import { shownName } from "./name.rules.ts";

/**
 * Fills a name, phone or mail we did not have yet; what a person typed is never overwritten. A phone that leads to
 * somebody else is not written here.
 */
export async function completeContacts(
  tx: Tx,
  locked: readonly LockedContact[],
  told: readonly { id: string; contact: InboundContact }[],
): Promise<void> {
  const now = new Map(locked.map((row) => [row.id, row]));
  const changes = told.flatMap(({ id, contact }) => {
    const row = now.get(id);
    if (!row) return [];
    const next = {
      id,
      name: row.name || shownName(contact),
      phone: row.phone ?? contact.identities.find(({ kind }) => kind === "phone")?.value ?? null,
      mail: row.mail ?? contact.mail,
    };
    return fields.some((field) => next[field] !== row[field]) ? [next] : [];
  });
  if (changes.length === 0) return;
  const changed = await tx.rows<{ id: string }>(
    `update contacts c set name = r.name, mail = r.mail, phone = case
         when r.phone is null or exists (select from identities i where i.account_id = c.account_id
           and i.contact_id = c.id and i.kind = 'phone') then r.phone else c.phone end
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, phone text, mail text)
     where c.id = r.id returning c.id`,
    [JSON.stringify(changes)],
  );
  for (const { id } of changed)
    record(tx, "contact.changed", { actor: { kind: "contact", id }, contact: id }, { fields: [...fields] });
}

const fields = ["name", "phone", "mail"] as const;
