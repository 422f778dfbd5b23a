import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

export interface TicketOwnership {
  ticket: string;
  owner: string | null;
  group: string | null;
  contact: string;
  /** Names the row of the reason it is given with. */
  note?: string;
}

/**
 * Locks tickets whose responsible is about to be read or changed with their conversations: those may be of other
 * contacts, whose locks do not keep two such acts apart. After it, what is open in them is read.
 */
export async function lockTickets(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows("select from tickets where account_id = $1 and id = any($2) order by id for no key update", [
    tx.account,
    ids,
  ]);
}

/**
 * The owner and group of tickets, which are locked, follow their conversations'. Ownership alone does not touch a
 * ticket: an automatic one may still give way. Archived tickets stay with who closed them.
 */
export async function ownTickets(tx: Tx, by: By, changes: readonly TicketOwnership[]): Promise<void> {
  if (changes.length === 0) return;
  // The last word counts where two conversations of one ticket change hands at once.
  const last = [...new Map(changes.map((change) => [change.ticket, change])).values()];
  const rows = last
    .map(({ ticket, owner, group }) => ({ id: ticket, owner, group: owner ? null : group }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const changed = await tx.rows<{ id: string; owner: string | null; group: string | null }>(
    `update tickets t set owner_id = r.owner, group_id = r."group",
       seen = r.owner is not distinct from $3::uuid and r.owner is not null, changed_at = $4
     from jsonb_to_recordset($2::jsonb) as r(id uuid, owner uuid, "group" uuid)
     where t.account_id = $1 and t.id = r.id and t.id = any($5) and t.state = 'open'
       and (t.owner_id, t.group_id) is distinct from (r.owner, r."group")
     returning t.id, old.owner_id as owner, old.group_id as "group"`,
    [tx.account, JSON.stringify(rows), isMachine(by) ? null : by.member, tx.at, rows.map(({ id }) => id)],
  );
  for (const { id, owner, group } of changed) {
    const to = rows.find((row) => row.id === id);
    const change = last.find(({ ticket }) => ticket === id);
    if (!to || !change) continue;
    const { contact, note } = change;
    const hands = { from: { owner, group }, to: { owner: to.owner, group: to.group } };
    const data = { ticket: id, ...hands, ...(note ? { note } : {}) };
    record(tx, "ticket.assigned", { actor: actorOf(by), contact }, data);
  }
}
