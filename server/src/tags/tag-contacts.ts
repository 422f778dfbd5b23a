import type { Tag } from "@relevo/contract/tags.ts";
import { lockContacts } from "../contacts/lock.ts";
import { showContact } from "../contacts/show.ts";
import { actorOf, type By, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { refuse, refuseField } from "../platform/refusal.ts";

export interface Tagging {
  contact: string;
  add: readonly string[];
  remove: readonly string[];
}

/** Tags a contact the caller sees; answers all their tags. @throws NOT_FOUND, INVALID for a tag put on and taken off */
export async function tagContact(tx: Tx, caller: Caller, tagging: Tagging): Promise<{ tags: Tag[] }> {
  await lockContacts(tx, [tagging.contact]);
  await showContact(tx, caller, tagging.contact);
  await tagContacts(tx, caller, [tagging]);
  return { tags: (await showContact(tx, caller, tagging.contact)).tags };
}

/**
 * Puts tags on contacts, each named once, and takes others off. What they have already, or have not, is left alone.
 * @throws NOT_FOUND for a tag there is not, INVALID for one put on and taken off
 */
export async function tagContacts(tx: Tx, by: By, taggings: readonly Tagging[]): Promise<void> {
  if (taggings.some(({ add, remove }) => add.some((tag) => remove.includes(tag)))) refuseField("/remove");
  await lockContacts(
    tx,
    taggings.map(({ contact }) => contact),
  );
  await mustExist(tx, [...new Set(taggings.flatMap(({ add }) => add))]);
  const removed = await tx.rows<Pair>(
    `delete from contact_tags k using ${pairs} where k.account_id = $1 and k.contact_id = r.contact and k.tag_id = r.tag
     returning k.contact_id as contact, k.tag_id as tag`,
    [tx.account, asPairs(taggings, "remove")],
  );
  const added = await tx.rows<Pair>(
    `insert into contact_tags (account_id, contact_id, tag_id, at) select $1, r.contact, r.tag, $3 from ${pairs}
     on conflict do nothing returning contact_id as contact, tag_id as tag`,
    [tx.account, asPairs(taggings, "add"), tx.at],
  );
  const [on, off] = [Map.groupBy(added, whose), Map.groupBy(removed, whose)];
  for (const { contact } of taggings) {
    const changed = { added: tagsOf(on.get(contact)), removed: tagsOf(off.get(contact)) };
    if (changed.added.length + changed.removed.length > 0)
      record(tx, "contact.tagged", { actor: actorOf(by), contact }, changed);
  }
}

interface Pair {
  contact: string;
  tag: string;
}
const pairs = "(select distinct * from jsonb_to_recordset($2::jsonb) as p(contact uuid, tag uuid)) r";
function asPairs(taggings: readonly Tagging[], way: "add" | "remove"): string {
  return JSON.stringify(taggings.flatMap((one) => one[way].map((tag) => ({ contact: one.contact, tag }))));
}
const whose = ({ contact }: Pair) => contact;
const tagsOf = (some: readonly Pair[] = []) => some.map(({ tag }) => tag).sort();

/** Their rows are held: a tag that is removed at this moment is put on nobody. */
async function mustExist(tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const rows = await tx.rows(
    "select id from tags where account_id = $1 and id = any($2::uuid[]) order by id for key share",
    [tx.account, tags],
  );
  if (rows.length !== tags.length) refuse("NOT_FOUND");
}
