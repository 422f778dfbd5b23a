import type { Tx } from "../../platform/db.ts";
import { rulesOfInboxes } from "../expire/facts.ts";
import type { InboxRules, OpenConversation, Previous } from "./place.rules.ts";

/** The open conversations of contacts on a connection. */
export function openConversations(
  tx: Tx,
  connection: string,
  contacts: readonly string[],
): Promise<OpenConversation[]> {
  return tx.rows<OpenConversation>(
    `select c.id, c.contact_id as contact, c.inbox_id as inbox, c.state, c.owner_id as owner, c.group_id as "group",
       c.waiting_since as "waitingSince", c.last_inbound_at as "lastInboundAt", c.last_outbound_at as "lastOutboundAt",
       c.active_at as "activeAt", c.last_message_id as "lastMessage", c.unread, c.settled_id as settled,
       c.confirmed_id as confirmed, c.snoozed_until as "snoozedUntil", c.template_until as "templateUntil",
       coalesce(c.link_state = 'confirmed' and t.state = 'archived', false) as "ticketOver"
     from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
     left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
     where s.account_id = $1 and s.connection_id = $2 and s.contact_id = any($3)`,
    [tx.account, connection, contacts],
  );
}

/**
 * The last conversation on the connection of each contact who has no open one there, in the hands its ticket is in now:
 * it may have been handed on since the end.
 */
export function previousConversations(
  tx: Tx,
  connection: string,
  contacts: readonly string[],
): Promise<Previous[]> {
  return tx.rows<Previous>(
    `select c.id, c.contact_id as contact, c.inbox_id as inbox, c.state, o.id as owner,
       case when o.id is null then coalesce(t.group_id, c.group_id) end as "group",
       c.waiting_since as "waitingSince", c.last_inbound_at as "lastInboundAt", c.last_outbound_at as "lastOutboundAt",
       c.active_at as "activeAt", c.last_message_id as "lastMessage", c.unread, c.settled_id as settled,
       c.confirmed_id as confirmed, c.snoozed_until as "snoozedUntil", c.template_until as "templateUntil",
       coalesce(c.link_state = 'confirmed' and t.state = 'archived', false) as "ticketOver", c.ended_at as "endedAt",
       jsonb_build_object('owner', c.owner_id, 'group', c.group_id) as had, c.reason_id as reason, c.link_state as link, t.id as ticket, t.state as "ticketState"
     from unnest($3::uuid[]) k(contact)
     cross join lateral (select * from conversations x where x.account_id = $1 and x.contact_id = k.contact
       and x.connection_id = $2 order by x.opened_at desc, x.id desc limit 1) c
     left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
     left join members o on o.account_id = c.account_id and o.active and o.role <> 'viewer'
       and o.id = case when t.state = 'open' and c.link_state = 'confirmed' then t.owner_id else c.owner_id end
     where not exists (select from open_sessions s where s.account_id = $1 and s.contact_id = k.contact and s.connection_id = $2)`,
    [tx.account, connection, contacts],
  );
}

/** What inboxes say about conversations that begin in them. */
export async function rulesOf(tx: Tx, inboxes: readonly string[]): Promise<Map<string, InboxRules>> {
  if (inboxes.length === 0) return new Map();
  const rules = await rulesOfInboxes(tx, inboxes);
  return new Map(
    [...rules].map(([id, { policy, hours }]) => [
      id,
      {
        hours,
        graceMinutes: policy.reopenGraceMinutes,
        templateHours: policy.expiry.templateHours,
        automaticTicket: policy.autoTicket !== null,
      },
    ]),
  );
}
