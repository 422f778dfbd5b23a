import type { EventData } from "@relevo/contract/events.ts";
import { lockContacts } from "../contacts/lock.ts";
import { isOpen, openSql } from "../conversations/state.rules.ts";
import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { ownTickets } from "../tickets/own-tickets.ts";

/** What ownership looks at of a conversation. */
export interface Owned {
  id: string;
  contact_id: string;
  inbox_id: string;
  owner_id: string | null;
  group_id: string | null;
  state: string;
  waiting_since: Date | null;
  ticket_id: string | null;
  link_state: "proposed" | "confirmed" | null;
}
/** How the log tells it. */
type Told =
  | { name: "conversation.assigned"; how: EventData<"conversation.assigned">["how"] }
  | { name: "conversation.transferred"; note: string | null; comment: string | null }
  | { name: "conversation.requeued" };
export interface Ownership {
  row: Owned;
  owner: string | null;
  group: string | null;
  /** Back in the queue because its owner went away: one whose customer waits goes before the rest. */
  ahead: boolean;
  told: Told;
}

/**
 * Gives conversations, whose contacts are locked, to a person or a queue: the one writer of owner, group and the
 * states that follow from them. Their tickets and the tickets' other open conversations go along, each with one event
 * that has what decides who sees it before and after.
 */
export async function own(tx: Tx, by: By, changes: readonly Ownership[]): Promise<void> {
  if (changes.length === 0) return;
  const all = await withCompanions(tx, changes);
  const rows = all.map(({ row, owner, group, ahead }) => ({
    id: row.id,
    owner,
    group: owner ? null : group,
    state: stateOf(row.state, owner),
    priority: ahead && owner === null && row.waiting_since !== null,
  }));
  await tx.rows(
    `update conversations c set owner_id = r.owner, group_id = r."group", state = r.state, priority = r.priority,
       snoozed_until = case when r.state = 'snoozed' then c.snoozed_until end,
       queued_at = case when c.state <> 'queued' and r.state = 'queued' then $2 else c.queued_at end
     from jsonb_to_recordset($3::jsonb) as r(id uuid, owner uuid, "group" uuid, state text, priority boolean)
     where c.account_id = $1 and c.id = r.id`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  all.forEach(({ row, told }, i) => {
    const next = rows[i];
    if (!next) return;
    const from = { inbox: row.inbox_id, owner: row.owner_id, group: row.group_id, state: row.state };
    const to = { inbox: row.inbox_id, owner: next.owner, group: next.group, state: next.state };
    const { name, ...words } = told;
    record(
      tx,
      name,
      { actor: actorOf(by), contact: row.contact_id, conversation: row.id },
      { from, to, ...words },
    );
  });
  await ownTickets(
    tx,
    by,
    [...byTicket(changes)].map(([ticket, { row, owner, group }]) => ({
      ticket,
      owner,
      group,
      contact: row.contact_id,
    })),
  );
}

/** What is set aside stays so in other hands; what has ended or expired stays that, too. */
function stateOf(state: string, owner: string | null): string {
  if (!isOpen(state)) return state;
  if (owner === null) return "queued";
  return state === "snoozed" ? "snoozed" : "active";
}

/** The last word for each ticket, where two of its conversations change hands at once. */
function byTicket(changes: readonly Ownership[]): Map<string, Ownership> {
  return new Map(
    changes.flatMap((change) =>
      change.row.ticket_id && change.row.link_state === "confirmed" ? [[change.row.ticket_id, change]] : [],
    ),
  );
}

/** A ticket and its open conversations have one responsible: the others change hands with the one that is named. */
async function withCompanions(tx: Tx, changes: readonly Ownership[]): Promise<readonly Ownership[]> {
  const tickets = byTicket(changes);
  if (tickets.size === 0) return changes;
  const ids = changes.map(({ row }) => row.id);
  const others = `from conversations c join tickets t on t.account_id = c.account_id and t.id = c.ticket_id and t.state = 'open'
     where c.account_id = $1 and c.ticket_id = any($2) and c.link_state = 'confirmed' and c.state in ${openSql} and c.id <> all($3)`;
  const values = [tx.account, [...tickets.keys()], ids];
  const contacts = await tx.rows<{ id: string }>(`select distinct c.contact_id as id ${others}`, values);
  // Another contact's conversation in the same ticket is rare: its lock comes late, and a deadlock is tried again.
  await lockContacts(
    tx,
    contacts.map(({ id }) => id),
  );
  const rows =
    contacts.length === 0
      ? []
      : await tx.rows<Owned>(
          `select c.id, c.contact_id, c.inbox_id, c.owner_id, c.group_id, c.state, c.waiting_since, c.ticket_id, c.link_state
           ${others} order by c.id`,
          values,
        );
  const named = changes.map((change) => ({ ...change, ...toOf(tickets, change) }));
  const along = rows.flatMap((row) => {
    const change = row.ticket_id ? tickets.get(row.ticket_id) : undefined;
    if (!change || (row.owner_id === change.owner && (change.owner || row.group_id === change.group)))
      return [];
    const told =
      change.told.name === "conversation.transferred" ? { ...change.told, comment: null } : change.told;
    return [{ ...change, row, told }];
  });
  return [...named, ...along];
}

function toOf(tickets: ReadonlyMap<string, Ownership>, { row, owner, group }: Ownership) {
  const last = row.ticket_id && row.link_state === "confirmed" ? tickets.get(row.ticket_id) : undefined;
  return { owner: last ? last.owner : owner, group: last ? last.group : group };
}
