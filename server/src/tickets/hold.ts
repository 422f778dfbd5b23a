import type { By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { lockRequesters, ticketsSeen } from "./load.ts";
import { lockTickets } from "./own-tickets.ts";
import type { TicketRow } from "./rows.ts";

/** Locks tickets for an act on them: their requesters and whoever talks in them, then the tickets themselves. */
export async function lockWithTalks(tx: Tx, ids: readonly string[]): Promise<void> {
  const talks = await tx.rows<{ id: string }>(
    `select id from conversations where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed'
       and state in ('queued', 'active', 'snoozed', 'expired')`,
    [tx.account, ids],
  );
  await lockRequesters(tx, ids, { conversations: talks.map(({ id }) => id) });
  await lockTickets(tx, ids);
}

/** The same, then those one sees. */
export async function heldTickets(tx: Tx, by: By, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  await lockWithTalks(tx, ids);
  return ticketsSeen(tx, by, ids);
}
