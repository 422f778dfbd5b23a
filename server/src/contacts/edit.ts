import type { Contact, editContact } from "@relevo/contract/contacts.ts";
import type { Input } from "@relevo/contract/endpoint.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { lockContacts } from "./lock.ts";
import { canonicalPhone } from "./phone.rules.ts";
import { showContact } from "./show.ts";

/** Corrects what the desk knows of a contact; identities the channels gave stay as they are. */
export async function editOneContact(
  tx: Tx,
  caller: Caller,
  id: string,
  body: Input<typeof editContact>["body"],
): Promise<Contact> {
  await lockContacts(tx, [id]);
  const now = found(await showContact(tx, caller, id));
  const phone = body.phone ? canonicalPhone(body.phone, await countryOf(tx)) : body.phone;
  if (phone === null && body.phone) throw new Refusal([{ code: "INVALID", pointer: "/phone" }]);
  const next = {
    name: body.name ?? now.name,
    mail: pick(body.mail, now.mail),
    phone: pick(phone, now.phone),
  };
  const fields = (["name", "mail", "phone"] as const).filter((field) => next[field] !== now[field]);
  if (fields.length === 0) return now;
  await tx.rows("update contacts set name = $3, mail = $4, phone = $5 where account_id = $1 and id = $2", [
    tx.account,
    id,
    next.name,
    next.mail,
    next.phone,
  ]);
  record(tx, "contact.changed", { actor: actorOf(caller), contact: id }, { fields });
  return { ...now, ...next };
}

function pick<T>(given: T | undefined, now: T): T {
  return given === undefined ? now : given;
}

/** Where a phone without country code is from. */
async function countryOf(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.rows<{ country: string }>("select country from accounts where id = $1", [
    tx.account,
  ]);
  return row?.country;
}
