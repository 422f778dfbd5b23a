import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { closeStays } from "./stays.ts";
import { disarmTimers } from "./timers/arm.ts";
import { writeLinks } from "./write-link.ts";

export interface Absorption {
  ticket: string;
  into: string | null;
}

/**
 * Automatic tickets nobody touched give way: archived without resolution, their conversations go over to `into`.
 * Without `into` only those that no conversation needs any more. Touched ones are left alone. The contacts are locked.
 */
export async function absorbTickets(tx: Tx, by: By, items: readonly Absorption[]): Promise<void> {
  const needed = await neededTickets(
    tx,
    items.flatMap(({ ticket, into }) => (into === null ? ticket : [])),
  );
  await handOver(
    tx,
    by,
    await giveWay(
      tx,
      items.filter(({ ticket }) => !needed.has(ticket)),
    ),
  );
}

/** Tickets that a conversation is linked to which was neither discarded nor merged. */
async function neededTickets(tx: Tx, tickets: readonly string[]): Promise<Set<string>> {
  if (tickets.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(
    `select distinct ticket_id as id from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and state not in ('discarded', 'merged')`,
    [tx.account, tickets],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface Absorbed extends Absorption {
  contact: string;
}

/** The first half: they are archived, so that another may be opened in the funnel. */
export async function giveWay(tx: Tx, items: readonly Absorption[]): Promise<Absorbed[]> {
  const wanted = items.filter(({ ticket, into }) => ticket !== into);
  if (wanted.length === 0) return [];
  const gone = await tx.rows<Absorbed>(
    `update tickets t set state = 'archived', archived_at = $2, absorbed_by = r."into"
     from jsonb_to_recordset($3::jsonb) as r(ticket uuid, "into" uuid)
     where t.account_id = $1 and t.id = r.ticket and t.state = 'open' and t.untouched and t.source <> 'user'
     returning t.id as ticket, t.contact_id as contact, t.absorbed_by as "into"`,
    [tx.account, tx.at, JSON.stringify(wanted)],
  );
  const ids = gone.map(({ ticket }) => ticket);
  await closeStays(tx, ids);
  await disarmTimers(tx, ids);
  return gone;
}

/** The second: conversations that did not end yet go over. */
export async function handOver(tx: Tx, by: By, gone: readonly Absorbed[]): Promise<void> {
  if (gone.length === 0) return;
  const into = new Map(gone.map((one) => [one.ticket, one.into]));
  const linked = await tx.rows<{
    id: string;
    ticket: string;
    contact: string;
    state: "proposed" | "confirmed";
  }>(
    `select id, ticket_id as ticket, contact_id as contact, link_state as state from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and ended_at is null order by id`,
    [tx.account, [...into.keys()]],
  );
  await writeLinks(
    tx,
    linked.map(({ id, ticket, state }) => {
      return { conversation: id, ticket: into.get(ticket) ?? null, state, by: "system" };
    }),
  );
  const actor = actorOf(by);
  for (const { ticket, contact, into } of gone)
    record(tx, "ticket.absorbed", { actor, contact }, { ticket, into });
  for (const { id, ticket, contact } of linked) {
    const place = { actor, contact, conversation: id };
    const next = into.get(ticket);
    if (next) record(tx, "conversation.ticket_linked", place, { ticket: next, from: ticket });
    else record(tx, "conversation.ticket_unlinked", place, { ticket, rejected: false });
  }
}

/** The conversation's automatic tickets nobody touched and nothing else is linked to: what another ticket absorbs. */
export async function yieldingTickets(
  tx: Tx,
  { id, contact_id, ticket_id }: { id: string; contact_id: string; ticket_id: string | null },
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select t.id from tickets t where t.account_id = $1 and (t.contact_id = $2 or t.id = $4) and t.state = 'open'
       and t.untouched and t.source <> 'user'
       and not exists (select from conversations o where o.account_id = t.account_id and o.ticket_id = t.id
         and o.id <> $3 and o.state not in ('discarded', 'merged'))`,
    [tx.account, contact_id, id, ticket_id],
  );
  return rows.map((row) => row.id);
}
