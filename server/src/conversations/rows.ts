import type { Conversation, ConversationState } from "@relevo/contract/conversations.ts";
import type { CommentTrigger } from "@relevo/contract/policies.ts";
import type { Tx } from "../platform/db.ts";
import { windowEnd } from "./window.rules.ts";

/** A conversation joined with the names its list row shows. */
export interface ConversationRow {
  id: string;
  number: number;
  state: ConversationState;
  channel: "webchat" | "whatsapp";
  connection_id: string;
  connection_name: string;
  inbox_id: string;
  inbox_name: string;
  reason_id: string | null;
  reason_name: string | null;
  contact_id: string;
  contact_name: string;
  contact_phone: string | null;
  owner_id: string | null;
  owner_name: string | null;
  group_id: string | null;
  group_name: string | null;
  opened_at: Date;
  queued_at: Date;
  active_at: Date;
  waiting_since: Date | null;
  last_inbound_at: Date | null;
  last_outbound_at: Date | null;
  template_until: Date | null;
  unread: number;
  priority: boolean;
  overdue: boolean;
  ticket_id: string | null;
  ticket_number: number;
  /** Of a confirmed one. */
  ticket_state: "open" | "archived" | null;
  link_state: "proposed" | "confirmed" | null;
  link_by: "contact" | "member" | "system" | null;
  linked_at: Date | null;
  settled_id: string | null;
  confirmed_id: string | null;
  snoozed_until: Date | null;
  expired_at: Date | null;
  ended_at: Date | null;
  superseded_by: string | null;
  previous_id: string | null;
  flags: CommentTrigger[] | null;
  last_id: string | null;
  last_direction: "in" | "out";
  last_type: NonNullable<Conversation["last"]>["type"];
  last_text: string;
  last_state: NonNullable<Conversation["last"]>["state"];
  last_at: Date;
}

/** What the desk flagged as missing lasts as long as the inbox asks for it and it is not there. */
const isMissing = `exists (select from inbox_policies q, jsonb_array_elements_text(q.policy #> '{close,contactFields}') field
     where q.account_id = c.account_id and q.inbox_id = c.inbox_id and q.version = i.policy_version
       and btrim(case field when 'name' then p.name when 'phone' then coalesce(p.phone, '') when 'mail' then coalesce(p.mail, '')
         else coalesce(p.phone, '') || coalesce(p.mail, '') end) = '')`;
/** The joins behind every list row, frame and opened conversation: key look-ups only. */
export const conversationColumns = `c.id, c.number, c.state, n.channel, n.id as connection_id, n.name as connection_name,
  i.id as inbox_id, i.name as inbox_name, r.id as reason_id, r.name as reason_name,
  p.id as contact_id, p.name as contact_name, p.phone as contact_phone,
  o.id as owner_id, o.name as owner_name, g.id as group_id, g.name as group_name,
  c.opened_at, c.queued_at, c.active_at, c.waiting_since, c.last_inbound_at, c.last_outbound_at, c.template_until, c.unread,
  c.priority, c.overdue, c.ticket_id, t.number as ticket_number,
  case when c.link_state = 'confirmed' then t.state end as ticket_state, c.link_state, c.link_by, c.linked_at, c.settled_id,
  c.confirmed_id, c.snoozed_until, c.expired_at, c.ended_at, c.superseded_by, c.previous_id,
  (select array_agg(f.trigger order by f.trigger) from conversation_flags f
     where f.account_id = c.account_id and f.conversation_id = c.id and (f.member_id is not null or f.trigger <> 'missing_data'
       or ${isMissing})) as flags,
  m.id as last_id, m.direction as last_direction, m.type as last_type, left(m.text, 160) as last_text, m.state as last_state, m.at as last_at`;
export const conversationJoins = `join connections n on n.account_id = c.account_id and n.id = c.connection_id
  join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
  join contacts p on p.account_id = c.account_id and p.id = c.contact_id
  left join reasons r on r.account_id = c.account_id and r.id = c.reason_id
  left join members o on o.account_id = c.account_id and o.id = c.owner_id
  left join groups g on g.account_id = c.account_id and g.id = c.group_id
  left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
  left join messages m on m.account_id = c.account_id and m.id = c.last_message_id`;

/**
 * Conversations by id, in no order; visibility is the caller's to check. The ids stand in a sub-query, so that the plan
 * does not hang on how many they are and is kept: made anew for each call it took 5 ms, the look-ups 0.4.
 */
export function conversationsById(tx: Tx, ids: readonly string[]): Promise<ConversationRow[]> {
  return tx.rows<ConversationRow>(
    `select ${conversationColumns} from conversations c ${conversationJoins} where c.account_id = $1 and c.id = any(array(select unnest($2::uuid[])))`,
    [tx.account, ids],
  );
}

/** A row as the wire carries it. */
export function rendered(row: ConversationRow): Conversation {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    channel: row.channel,
    connection: { id: row.connection_id, name: row.connection_name },
    inbox: { id: row.inbox_id, name: row.inbox_name },
    reason: row.reason_id ? { id: row.reason_id, name: row.reason_name ?? "" } : null,
    contact: { id: row.contact_id, name: row.contact_name || row.contact_phone || "" },
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
    group: row.group_id ? { id: row.group_id, name: row.group_name ?? "" } : null,
    last: row.last_id
      ? {
          id: row.last_id,
          direction: row.last_direction,
          type: row.last_type,
          preview: row.last_text,
          state: row.last_state,
          at: row.last_at.toISOString(),
        }
      : null,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    windowEndsAt: windowEnd(row.channel, row.last_inbound_at)?.toISOString() ?? null,
    ticket:
      row.ticket_id && row.link_state
        ? { id: row.ticket_id, number: row.ticket_number, link: row.link_state }
        : null,
    flags: row.flags ?? [],
    priority: row.priority,
    overdue: row.overdue,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    expiredAt: row.expired_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    supersededById: row.superseded_by,
    previousId: row.previous_id,
    unread: row.unread,
    openedAt: row.opened_at.toISOString(),
    queuedAt: row.queued_at.toISOString(),
    activeAt: row.active_at.toISOString(),
  };
}

export function sightOf(row: Pick<ConversationRow, "inbox_id" | "owner_id" | "group_id" | "state">) {
  return { inbox: row.inbox_id, owner: row.owner_id, group: row.group_id, state: row.state };
}
