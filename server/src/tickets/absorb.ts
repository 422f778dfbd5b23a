import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { writeLinks } from "./write-link.ts";

/**
 * Automatic tickets nobody touched give way: archived without resolution, their conversations go over to `into`, or
 * to none. Touched ones are left alone. The contacts are locked.
 */
export async function absorbTickets(
  tx: Tx,
  by: By,
  items: readonly { ticket: string; into: string | null }[],
): Promise<void> {
  const wanted = new Map(
    items.filter(({ ticket, into }) => ticket !== into).map((item) => [item.ticket, item]),
  );
  if (wanted.size === 0) return;
  const gone = await tx.rows<{ id: string; contact: string; into: string | null }>(
    `update tickets t set state = 'archived', archived_at = $2, absorbed_by = r."into"
     from jsonb_to_recordset($3::jsonb) as r(ticket uuid, "into" uuid)
     where t.account_id = $1 and t.id = r.ticket and t.state = 'open' and t.untouched and t.source <> 'user'
     returning t.id, t.contact_id as contact, t.absorbed_by as "into"`,
    [tx.account, tx.at, JSON.stringify([...wanted.values()])],
  );
  if (gone.length === 0) return;
  const into = new Map(gone.map((one) => [one.id, one.into]));
  const linked = await tx.rows<{
    id: string;
    ticket: string;
    contact: string;
    state: "proposed" | "confirmed";
  }>(
    `select id, ticket_id as ticket, contact_id as contact, link_state as state from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) order by id`,
    [tx.account, [...into.keys()]],
  );
  await writeLinks(
    tx,
    linked.map(({ id, ticket, state }) => ({
      conversation: id,
      ticket: into.get(ticket) ?? null,
      state,
      by: "system",
    })),
  );
  for (const { id, contact, into } of gone)
    record(tx, "ticket.absorbed", { actor: actorOf(by), contact }, { ticket: id, into });
  for (const { id, ticket, contact } of linked) {
    const place = { actor: actorOf(by), contact, conversation: id };
    const next = into.get(ticket);
    if (next) record(tx, "conversation.ticket_linked", place, { ticket: next, from: ticket });
    else record(tx, "conversation.ticket_unlinked", place, { ticket, rejected: false });
  }
}
