import type { InboundContact } from "../channels/inbound/item.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

interface Locked {
  id: string;
  name: string;
  phone: string | null;
}

/** Fills a name or phone we did not have yet; what a person typed is never overwritten. */
export async function completeContacts(
  tx: Tx,
  locked: readonly Locked[],
  told: readonly { id: string; contact: InboundContact }[],
): Promise<void> {
  const now = new Map(locked.map((row) => [row.id, row]));
  const changes = told.flatMap(({ id, contact }) => {
    const row = now.get(id);
    const name = row?.name === "" ? (contact.name ?? contact.username ?? "") : "";
    const phone =
      row?.phone === null ? (contact.identities.find(({ kind }) => kind === "phone")?.value ?? null) : null;
    return row && (name || phone) ? [{ id, name: name || row.name, phone: phone ?? row.phone }] : [];
  });
  if (changes.length === 0) return;
  await tx.rows(
    `update contacts c set name = r.name, phone = r.phone
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, phone text) where c.id = r.id`,
    [JSON.stringify(changes)],
  );
  for (const { id } of changes)
    record(
      tx,
      "contact.changed",
      { actor: { kind: "contact", id }, contact: id },
      { fields: ["name", "phone"] },
    );
}
