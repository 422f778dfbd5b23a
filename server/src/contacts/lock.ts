import type { Tx } from "../platform/db.ts";

export interface LockedContact {
  id: string;
  name: string;
  phone: string | null;
  mail: string | null;
  /** Who they are now, where two contacts turned out to be one. */
  mergedInto: string | null;
}

/**
 * Locks contacts, in order of id: the one lock for their conversations, messages and links. A statement of
 * its own; the facts come in the next one, which then sees all that the lock waited for. Who was merged is locked as
 * who they are now, too, in the same order (locked behind the others, where many were merged each met a deadlock); whom
 * that happens to while they are waited for is locked late, so that a deadlock, which is rare, is tried again.
 */
export async function lockContacts(tx: Tx, ids: readonly string[]): Promise<LockedContact[]> {
  if (ids.length === 0) return [];
  const rows = await lock(tx, ids, "");
  for (const { id } of rows) tx.held.add(id);
  const here = new Set(rows.map(({ id }) => id));
  const more = rows.flatMap(({ mergedInto }) => (mergedInto && !here.has(mergedInto) ? mergedInto : []));
  return more.length > 0 ? [...rows, ...(await lockContacts(tx, [...new Set(more)]))] : rows;
}

/** The same for those this transaction does not hold by now, where nobody asks who they are. */
export async function holdContacts(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockContacts(
    tx,
    [...new Set(ids)].filter((id) => !tx.held.has(id)),
  );
}

/** Locks those that nobody else holds, without waiting, each with who they are now; answers these. */
export async function lockFreeContacts(tx: Tx, ids: readonly string[]): Promise<LockedContact[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await lock(tx, ids, "skip locked")).map((row) => [row.id, row]));
  const isFree = ({ mergedInto }: LockedContact): boolean => {
    const now = mergedInto === null ? null : rows.get(mergedInto);
    return now === null || (now !== undefined && isFree(now));
  };
  const free = [...rows.values()].filter(isFree);
  for (const { id } of free) tx.held.add(id);
  return free;
}

function lock(tx: Tx, ids: readonly string[], waiting: "" | "skip locked"): Promise<LockedContact[]> {
  return tx.rows<LockedContact>(
    `select id, name, phone, mail, merged_into as "mergedInto" from contacts
     where account_id = $1 and id = any(array(
       with recursive who(id) as (
         select unnest($2::uuid[])
         union
         select p.merged_into from who join contacts p on p.account_id = $1 and p.id = who.id where p.merged_into is not null)
       select id from who))
     order by id for no key update ${waiting}`,
    [tx.account, ids],
  );
}

/** By id, who locked contacts are now: themselves, or whom they were merged into. */
export function whoNow(locked: readonly LockedContact[]): (id: string) => string {
  const into = new Map(locked.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto]] : [])));
  const now = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : now(next);
  };
  return now;
}

/** What was just written of somebody as they were before a merge goes over, too. */
export async function bringAlong(tx: Tx, locked: readonly LockedContact[]): Promise<void> {
  const gone = locked.flatMap(({ id, mergedInto }) => (mergedInto ? id : []));
  if (gone.length === 0) return;
  await tx.rows(
    `update identities i set contact_id = p.merged_into from contacts p
     where p.account_id = $1 and p.id = any($2) and i.account_id = p.account_id and i.contact_id = p.id`,
    [tx.account, gone],
  );
}
