import { holdContacts } from "../contacts/lock.ts";
import { openSql } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";
import type { Owned, Ownership } from "./own.ts";

/**
 * A ticket and its open conversations have one responsible: what else is open in these tickets changes hands with
 * them. The comment of a transfer stays where it was left.
 */
export async function companionsOf(
  tx: Tx,
  tickets: ReadonlyMap<string, Omit<Ownership, "row">>,
  except: readonly string[],
): Promise<Ownership[]> {
  if (tickets.size === 0) return [];
  const others = `from conversations c join tickets t on t.account_id = c.account_id and t.id = c.ticket_id and t.state = 'open'
     where c.account_id = $1 and c.ticket_id = any($2) and c.link_state = 'confirmed' and c.state in ${openSql} and c.id <> all($3)`;
  const values = [tx.account, [...tickets.keys()], except];
  const contacts = await tx.rows<{ id: string }>(`select distinct c.contact_id as id ${others}`, values);
  if (contacts.length === 0) return [];
  // Another contact's conversation in the same ticket is rare: its lock comes late, and a deadlock is tried again.
  await holdContacts(
    tx,
    contacts.map(({ id }) => id),
  );
  const rows = await tx.rows<Owned>(
    `select c.id, c.contact_id, c.inbox_id, c.owner_id, c.group_id, c.state, c.waiting_since, c.ticket_id, c.link_state
     ${others} order by c.id`,
    values,
  );
  return rows.flatMap((row) => {
    const change = tickets.get(row.ticket_id ?? "");
    if (!change || isTheirs(row, change)) return [];
    const { owner, group, ahead, told } = change;
    const alone = told.name === "conversation.transferred" ? { ...told, comment: null } : told;
    return [{ row, owner, group, ahead, told: alone }];
  });
}

function isTheirs(row: Owned, { owner, group }: Omit<Ownership, "row">): boolean {
  return row.owner_id === owner && (owner !== null || row.group_id === group);
}
