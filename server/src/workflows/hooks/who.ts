import { canonicalPhone } from "../../contacts/phone.rules.ts";
import { openSql } from "../../conversations/state.rules.ts";
import type { Tx } from "../../platform/db.ts";

/** Somebody the desk knows, with the open conversation that was last active. */
export interface Known {
  contact: string;
  conversation: string | null;
}

/** The one spelling of a phone or mail; null where it is none. A phone without country code is of the account's country. */
export async function spelledFor(tx: Tx, by: "phone" | "mail", value: string): Promise<string | null> {
  if (by === "mail") return /^[^\s@]+@[^\s@]+$/.test(value) ? value.toLowerCase() : null;
  const [account] = await tx.rows<{ country: string }>("select country from accounts where id = $1", [
    tx.account,
  ]);
  return canonicalPhone(value, account?.country) ?? canonicalPhone(value);
}

/** Who has it: as a channel told it, or as somebody wrote it down; of several the one who talks to us now, else the newest. */
export async function whoHas(tx: Tx, by: "phone" | "mail", value: string): Promise<Known | null> {
  const [row] = await tx.rows<Known>(
    `with found as (
       select contact_id as id from identities where account_id = $1 and kind = $2 and value = $3
       union
       select id from contacts where account_id = $1 and ${by === "mail" ? "lower(mail)" : "phone"} = $3)
     select p.id as contact, c.id as conversation from found join contacts p on p.account_id = $1 and p.id = found.id
     left join lateral (select id, active_at from conversations c where c.account_id = $1 and c.contact_id = p.id
       and c.state in ${openSql} order by active_at desc, id desc limit 1) c on true
     where p.merged_into is null
     order by c.active_at desc nulls last, p.created_at desc, p.id desc limit 1`,
    [tx.account, by, value],
  );
  return row ?? null;
}
