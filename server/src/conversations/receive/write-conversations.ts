import type { Receiving } from "../../channels/inbound/receive-worker.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record, system } from "../../platform/events.ts";
import { writeLinks } from "../../tickets/write-link.ts";
import type { NewConversation } from "./changes.ts";
import type { Previous } from "./place.rules.ts";

export const contactActor = (id: string): Actor => ({ kind: "contact", id });

export async function openConversations(
  tx: Tx,
  connection: Receiving,
  opened: readonly NewConversation[],
  first: number,
): Promise<void> {
  if (opened.length === 0) return;
  const rows = opened.map((one, i) => ({ ...one, number: first + i }));
  await tx.rows(
    `with fresh as (select * from jsonb_to_recordset($3::jsonb) as r(id uuid, number bigint, contact uuid, inbox uuid, reason uuid,
         state text, source text, "openedAt" timestamptz, "waitingSince" timestamptz, "lastInboundAt" timestamptz,
         "lastOutboundAt" timestamptz, "activeAt" timestamptz, "lastMessage" uuid, unread int, previous uuid, "templateUntil" timestamptz)),
     made as (insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, reason_id, state, source, opened_at,
         queued_at, active_at, waiting_since, last_inbound_at, last_outbound_at, last_message_id, unread, previous_id, template_until)
       select $1, id, number, contact, $2, inbox, reason, state, source, "openedAt", "openedAt", "activeAt", "waitingSince",
         "lastInboundAt", "lastOutboundAt", "lastMessage", unread, previous, "templateUntil" from fresh)
     insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select $1, contact, $2, id from fresh order by contact`,
    [tx.account, connection.id, JSON.stringify(rows)],
  );
  for (const one of opened)
    record(
      tx,
      "conversation.opened",
      {
        actor: one.source === "contact" ? contactActor(one.contact) : system,
        contact: one.contact,
        conversation: one.id,
      },
      { source: one.source, inbox: one.inbox, connection: connection.id },
    );
}

/** The customer wrote again so soon that the one just closed goes on. Its state and clocks come with the messages. */
export async function reopenConversations(
  tx: Tx,
  connection: Receiving,
  reopened: readonly Previous[],
): Promise<void> {
  if (reopened.length === 0) return;
  await tx.rows(
    `with again as (update conversations c set ended_at = null, expired_at = null, state = r.state, owner_id = r.owner, group_id = r."group",
         queued_at = case when r.state = 'queued' then $3 else c.queued_at end
       from jsonb_to_recordset($4::jsonb) as r(id uuid, owner uuid, "group" uuid, state text)
       where c.account_id = $1 and c.id = r.id returning c.id, c.contact_id)
     insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select $1, contact_id, $2, id from again order by contact_id`,
    [tx.account, connection.id, tx.at, JSON.stringify(reopened)],
  );
  for (const { id, contact, inbox, owner, group, state, had } of reopened) {
    const to = { inbox, owner, group, state };
    const place = { actor: contactActor(contact), contact, conversation: id };
    record(tx, "conversation.reopened", place, { from: { ...to, ...had, state: "closed" }, to, note: null });
  }
}

/** A new conversation after an expired one is about the same ticket. */
export async function goOnWithTickets(tx: Tx, opened: readonly NewConversation[]): Promise<void> {
  const links = opened.flatMap(({ id, contact, ticket }) => (ticket ? [{ id, contact, ticket }] : []));
  if (links.length === 0) return;
  await writeLinks(
    tx,
    links.map(({ id, ticket }) => ({ conversation: id, ticket, state: "confirmed", by: "system" })),
  );
  for (const { id, contact, ticket } of links)
    record(
      tx,
      "conversation.ticket_linked",
      { actor: system, contact, conversation: id },
      {
        ticket,
        from: null,
      },
    );
}
