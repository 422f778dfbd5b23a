import { ownAlong } from "../assignment/own.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { absorbTickets, yieldingTickets } from "./absorb.ts";
import { lockTickets } from "./own-tickets.ts";
import { writeLinks } from "./write-link.ts";

/** A conversation as linking needs it. */
export interface Linked {
  id: string;
  contact_id: string;
  owner_id: string | null;
  group_id: string | null;
  ticket_id: string | null;
}

export function placeOf(by: By, row: Linked) {
  return { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
}

/**
 * A conversation's ticket is settled: the link is confirmed, the ticket goes to who has the conversation, and absorbs
 * what was opened by itself and nobody touched. Where a person settled it, it is nobody's automatic one any more.
 */
export async function takeUp(tx: Tx, by: By, row: Linked, ticket: string, requester: string): Promise<void> {
  await lockTickets(tx, [ticket]);
  await writeLinks(tx, [
    { conversation: row.id, ticket, state: "confirmed", by: isMachine(by) ? "system" : "member" },
  ]);
  if (!isMachine(by))
    await tx.rows("update tickets set untouched = false where account_id = $1 and id = $2 and untouched", [
      tx.account,
      ticket,
    ]);
  if (row.owner_id || row.group_id)
    await ownAlong(tx, by, [
      { conversation: row.id, ticket, owner: row.owner_id, group: row.group_id, contact: requester },
    ]);
  const yielding = await yieldingTickets(tx, row);
  await absorbTickets(
    tx,
    by,
    yielding.map((one) => ({ ticket: one, into: ticket })),
  );
}
