import type { Contact, editContact } from "@relevo/contract/contacts.ts";
import type { Input } from "@relevo/contract/endpoint.ts";
import type { FieldChanges } from "@relevo/contract/fields.ts";
import { fieldsOf } from "../fields/load.ts";
import { changedIn, valueFailures, valuesAfter } from "../fields/values.rules.ts";
import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, Refusal } from "../platform/refusal.ts";
import { lockContacts } from "./lock.ts";
import { canonicalPhone } from "./phone.rules.ts";
import { showContact } from "./show.ts";

type Body = Input<typeof editContact>["body"];

/** Corrects what the desk knows of a contact; identities the channels gave stay as they are. */
export async function editOneContact(tx: Tx, by: By, id: string, body: Body): Promise<Contact> {
  await lockContacts(tx, [id]);
  const now = found(await showContact(tx, by, id));
  const phone = body.phone ? canonicalPhone(body.phone, await countryOf(tx)) : body.phone;
  if (phone === null && body.phone) throw new Refusal([{ code: "INVALID", pointer: "/phone" }]);
  const values = await valuesWith(tx, now, body.fields ?? {});
  const next = {
    name: body.name ?? now.name,
    mail: pick(body.mail, now.mail),
    phone: pick(phone, now.phone),
    ...(await companyAfter(tx, now, body)),
    optedOut: body.optedOut ?? now.optedOut,
    fields: values.after,
  };
  const plain = (["name", "mail", "phone", "individual", "optedOut"] as const).filter(
    (field) => next[field] !== now[field],
  );
  const company = next.company?.id === now.company?.id ? [] : ["company"];
  const fields = [...plain, ...company, ...values.changed];
  if (fields.length === 0) return now;
  await tx.rows(
    `update contacts set name = $3, mail = $4, phone = $5, company_id = $6, individual = $7,
       opted_out_at = case when $8 then coalesce(opted_out_at, $9) end, fields = $10
     where account_id = $1 and id = $2`,
    [
      tx.account,
      id,
      next.name,
      next.mail,
      next.phone,
      next.company?.id ?? null,
      next.individual,
      next.optedOut,
      tx.at,
      JSON.stringify(next.fields),
    ],
  );
  const place = { actor: actorOf(by), contact: id };
  record(tx, "contact.changed", place, { fields });
  if (next.optedOut !== now.optedOut) record(tx, "contact.opted", place, { out: next.optedOut });
  return { ...now, ...next };
}

/** The company's own data after a change, and what of it changed, as `field:<id>`. @throws INVALID */
async function valuesWith(tx: Tx, now: Contact, changes: FieldChanges) {
  const known = await fieldsOf(tx, "contact", Object.keys(changes));
  const failures = valueFailures(changes, now.fields, known);
  if (failures.length > 0) throw new Refusal(failures);
  const changed = changedIn(changes, now.fields).map((id) => `field:${id}`);
  return { after: valuesAfter(changes, now.fields), changed };
}

/** A company, or the explicit answer that there is none: never both. @throws NOT_FOUND for a company that is not ours */
async function companyAfter(
  tx: Tx,
  now: Contact,
  { companyId, individual }: Body,
): Promise<Pick<Contact, "company" | "individual">> {
  if (companyId && individual) throw new Refusal([{ code: "INVALID", pointer: "/individual" }]);
  if (companyId) {
    const [company] = await tx.rows<{ id: string; name: string }>(
      "select id, name from companies where account_id = $1 and id = $2 for key share",
      [tx.account, companyId],
    );
    return { company: found(company), individual: false };
  }
  const stays = individual ?? now.individual;
  return { company: companyId === null || stays ? null : now.company, individual: stays };
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
