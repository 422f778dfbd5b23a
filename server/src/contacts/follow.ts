import type { InboundIdentity } from "../channels/inbound/item.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { spelled } from "./phone.rules.ts";
import { findContacts } from "./resolve.ts";

/** A person changed number or user id: the identities they have from now on lead to the same contact. */
export async function follow(tx: Tx, { contact, next }: InboundIdentity): Promise<void> {
  const [id] = await findContacts(tx, [contact]);
  if (!id || next.length === 0) return;
  await tx.rows(
    `insert into identities (account_id, kind, value, contact_id, created_at)
     select $1, kind, value, $2, $3 from unnest($4::text[], $5::text[]) k(kind, value)
     on conflict (account_id, kind, value) do nothing`,
    [tx.account, id, tx.at, next.map(({ kind }) => kind), next.map(spelled)],
  );
  const phone = next.find(({ kind }) => kind === "phone");
  if (phone) await tx.rows("update contacts set phone = $2 where id = $1", [id, phone.value]);
  record(tx, "contact.changed", { actor: { kind: "contact", id }, contact: id }, { fields: ["identities"] });
}
