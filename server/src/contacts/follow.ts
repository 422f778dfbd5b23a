import type { InboundIdentity } from "../channels/inbound/item.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { canonicalPhone } from "./phone.rules.ts";

/** A person changed number or user id: the identities they have from now on lead to the same contact. */
export async function follow(tx: Tx, changes: readonly InboundIdentity[]): Promise<void> {
  for (const { contact, next } of changes) {
    const [row] = await tx.rows<{ contact_id: string }>(
      `select contact_id from identities where account_id = $1
         and (kind, value) in (select * from unnest($2::text[], $3::text[])) limit 1`,
      [tx.account, contact.identities.map(({ kind }) => kind), contact.identities.map(spelled)],
    );
    if (!row) continue;
    for (const identity of next)
      await tx.rows(
        `insert into identities (account_id, kind, value, contact_id, created_at) values ($1, $2, $3, $4, $5)
         on conflict (account_id, kind, value) do nothing`,
        [tx.account, identity.kind, spelled(identity), row.contact_id, tx.at],
      );
    const phone = next.find(({ kind }) => kind === "phone");
    if (phone) await tx.rows("update contacts set phone = $2 where id = $1", [row.contact_id, phone.value]);
    const actor = { kind: "contact", id: row.contact_id } as const;
    record(tx, "contact.changed", { actor, contact: row.contact_id }, { fields: ["identities"] });
  }
}

function spelled({ kind, value }: { kind: string; value: string }): string {
  return kind === "phone" ? (canonicalPhone(value) ?? value) : value;
}
