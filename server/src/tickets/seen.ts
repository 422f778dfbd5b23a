import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found } from "../platform/refusal.ts";
import { ticketsSeen } from "./load.ts";

/** Its owner has opened a ticket; a colleague's look changes nothing. @throws NOT_FOUND */
export async function seeTicket(tx: Tx, caller: Caller, id: string): Promise<void> {
  found((await ticketsSeen(tx, caller, [id])).get(id));
  await seeOwn(tx, caller, [id]);
}

/** Of these tickets the caller's own ones are not new any more. */
export async function seeOwn(tx: Tx, caller: Caller, tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return;
  const rows = await tx.rows<{ id: string; contact: string }>(
    `with mine as (select id from tickets where account_id = $1 and id = any($2::uuid[]) and owner_id = $3 and not seen
       order by id for no key update)
     update tickets t set seen = true from mine where t.account_id = $1 and t.id = mine.id
     returning t.id, t.contact_id as contact`,
    [tx.account, [...new Set(tickets)], caller.member],
  );
  for (const { id, contact } of rows)
    record(tx, "ticket.seen", { actor: actorOf(caller), contact }, { ticket: id });
}
