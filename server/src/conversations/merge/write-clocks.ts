import type { Tx } from "../../platform/db.ts";
import type { ConversationRow } from "../rows.ts";
import type { Clocks } from "./clocks.rules.ts";

/** A row's clocks, as they are kept. */
export function clocksOf(row: ConversationRow): Clocks {
  return {
    waiting_since: text(row.waiting_since),
    last_inbound_at: text(row.last_inbound_at),
    last_outbound_at: text(row.last_outbound_at),
    active_at: row.active_at.toISOString(),
    last_message_id: row.last_id,
    unread: row.unread,
    priority: row.priority,
    overdue: row.overdue,
    settled_id: row.settled_id,
    confirmed_id: row.confirmed_id,
    template_until: text(row.template_until),
    ticket_id: row.ticket_id,
    link_state: row.link_state,
    link_by: row.link_by,
    linked_at: text(row.linked_at),
  };
}

export function writeClocks(tx: Tx, conversation: string, clocks: Clocks): Promise<unknown> {
  return tx.rows(
    `update conversations c set waiting_since = r.waiting_since, last_inbound_at = r.last_inbound_at,
       last_outbound_at = r.last_outbound_at, active_at = r.active_at, last_message_id = r.last_message_id, unread = r.unread,
       priority = r.priority, overdue = r.overdue, settled_id = r.settled_id, confirmed_id = r.confirmed_id,
       template_until = r.template_until, ticket_id = r.ticket_id, link_state = r.link_state, link_by = r.link_by,
       linked_at = r.linked_at
     from jsonb_to_record($3::jsonb) as r(waiting_since timestamptz, last_inbound_at timestamptz, last_outbound_at timestamptz,
       active_at timestamptz, last_message_id uuid, unread int, priority boolean, overdue boolean, settled_id uuid,
       confirmed_id uuid, template_until timestamptz, ticket_id uuid, link_state text, link_by text, linked_at timestamptz)
     where c.account_id = $1 and c.id = $2`,
    [tx.account, conversation, JSON.stringify(clocks)],
  );
}

function text(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
