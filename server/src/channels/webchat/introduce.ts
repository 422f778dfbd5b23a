import type { Input } from "@relevo/contract/endpoint.ts";
import type { introduceVisitor } from "@relevo/contract/webchat.ts";
import { lockContacts, whoNow } from "../../contacts/lock.ts";
import type { Visitor } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { contactOfVisitor } from "./contact.ts";

/**
 * Fills the name and mail the desk does not have yet; what a person of the desk wrote is never overwritten.
 * @throws NOT_FOUND before the visitor's first message, which carries their name itself
 */
export async function introduce(
  tx: Tx,
  caller: Visitor,
  { name, mail }: Input<typeof introduceVisitor>["body"],
): Promise<void> {
  const known = found(await contactOfVisitor(tx, caller.visitor));
  const contact = whoNow(await lockContacts(tx, [known]))(known);
  const [row] = await tx.rows<{ name: string; mail: string | null }>(
    "select name, mail from contacts where account_id = $1 and id = $2",
    [tx.account, contact],
  );
  const now = found(row);
  const fields = [
    ...(now.name === "" ? ["name"] : []),
    ...(now.mail === null && mail !== undefined ? ["mail"] : []),
  ];
  if (fields.length === 0) return;
  await tx.rows("update contacts set name = $3, mail = $4 where account_id = $1 and id = $2", [
    tx.account,
    contact,
    now.name || name,
    now.mail ?? mail ?? null,
  ]);
  record(tx, "contact.changed", { actor: { kind: "contact", id: contact }, contact }, { fields });
}
