import type { Tx } from "../platform/db.ts";

export interface LockedContact {
  id: string;
  name: string;
  phone: string | null;
  mail: string | null;
}

/**
 * Locks contacts, in order of id: the one lock for their conversations, messages and links. A statement of
 * its own; the facts come in the next one, which then sees all that the lock waited for.
 */
export async function lockContacts(tx: Tx, ids: readonly string[]): Promise<LockedContact[]> {
  if (ids.length === 0) return [];
  return tx.rows<LockedContact>(
    "select id, name, phone, mail from contacts where account_id = $1 and id = any($2) order by id for no key update",
    [tx.account, [...ids].sort()],
  );
}
