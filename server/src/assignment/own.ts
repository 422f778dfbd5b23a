import type { EventData } from "@relevo/contract/events.ts";
import { isOpen } from "../conversations/state.rules.ts";
import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { lockTickets, ownTickets, type TicketOwnership } from "../tickets/own-tickets.ts";
import { companionsOf } from "./companions.ts";

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
export type Told =
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
 * states that follow from them, but for what takes an end back. Their tickets and the tickets' other open conversations go along, each with one event
 * that has what decides who sees it before and after.
 */
export async function own(tx: Tx, by: By, changes: readonly Ownership[]): Promise<void> {
  if (changes.length === 0) return;
  // The last word for each ticket, where two of its conversations change hands at once.
  const tickets = new Map(
    changes.flatMap((change) => {
      const ticket = ticketOf(change.row);
      return ticket ? [[ticket, change]] : [];
    }),
  );
  const named = changes.map((change) => {
    const { owner, group } = tickets.get(ticketOf(change.row) ?? "") ?? change;
    return { ...change, owner, group };
  });
  const ids = changes.map(({ row }) => row.id);
  // Sent together, done in this order: the companions are read once the lock is had.
  const [, companions] = await Promise.all([
    lockTickets(tx, [...tickets.keys()]),
    companionsOf(tx, tickets, ids),
  ]);
  await Promise.all([
    write(tx, by, [...named, ...companions]),
    ownTickets(
      tx,
      by,
      [...tickets].map(([ticket, { row, owner, group }]) => ({
        ticket,
        owner,
        group,
        contact: row.contact_id,
      })),
    ),
  ]);
}

/**
 * Tickets that change hands, and all that is open in them: a conversation came in, out of a group's queue, or (null) the
 * ticket itself was given.
 */
export async function ownAlong(
  tx: Tx,
  by: By,
  ones: readonly (TicketOwnership & { conversation: string | null })[],
  how: "manual" | "auto" = "manual",
): Promise<void> {
  const told = { name: "conversation.assigned", how } as const;
  const along = new Map(
    ones.map(({ ticket, owner, group }) => [ticket, { owner, group, ahead: false, told }]),
  );
  const ids = ones.flatMap(({ conversation }) => conversation ?? []);
  await lockTickets(tx, [...along.keys()]);
  await write(tx, by, await companionsOf(tx, along, ids));
  await ownTickets(tx, by, ones);
}

function ticketOf({ ticket_id, link_state }: Owned): string | null {
  return link_state === "confirmed" ? ticket_id : null;
}

async function write(tx: Tx, by: By, changes: readonly Ownership[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ row, owner, group, ahead }) => ({
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
     where c.account_id = $1 and c.id = r.id and c.id = any($4)`,
    [tx.account, tx.at, JSON.stringify(rows), rows.map(({ id }) => id)],
  );
  changes.forEach(({ row, told: { name, ...words } }, i) => {
    const next = rows[i];
    if (!next) return;
    const from = { inbox: row.inbox_id, owner: row.owner_id, group: row.group_id, state: row.state };
    const to = { inbox: row.inbox_id, owner: next.owner, group: next.group, state: next.state };
    const ticket = ticketOf(row);
    const about = { contact: row.contact_id, conversation: row.id, ...(ticket ? { ticket } : {}) };
    const place = { actor: actorOf(by), ...about };
    record(tx, name, place, { from, to, ...words });
  });
}

/** What is set aside stays so in other hands; what has ended or expired stays that, too. */
function stateOf(state: string, owner: string | null): string {
  if (!isOpen(state)) return state;
  if (owner === null) return "queued";
  return state === "snoozed" ? "snoozed" : "active";
}
