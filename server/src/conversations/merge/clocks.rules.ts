/** What merging changes of the conversation that goes on, as it is kept to part them again: instants are ISO texts. */
export interface Clocks {
  waiting_since: string | null;
  last_inbound_at: string | null;
  last_outbound_at: string | null;
  active_at: string;
  last_message_id: string | null;
  unread: number;
  priority: boolean;
  overdue: boolean;
  settled_id: string | null;
  confirmed_id: string | null;
  template_until: string | null;
  ticket_id: string | null;
  link_state: string | null;
  link_by: string | null;
  linked_at: string | null;
}

/**
 * One thread of two. Who waits in either still waits: merging answers nobody. What was settled or confirmed counts
 * where the customer wrote last; the ticket is the target's own, else the other's.
 */
export function joined(from: Clocks, into: Clocks): Clocks {
  const spoken = later(from.last_inbound_at, into.last_inbound_at) === into.last_inbound_at ? into : from;
  const last = from.active_at > into.active_at ? from : into;
  const linked = into.ticket_id === null ? from : into;
  return {
    waiting_since: earlier(from.waiting_since, into.waiting_since),
    last_inbound_at: spoken.last_inbound_at,
    last_outbound_at: later(from.last_outbound_at, into.last_outbound_at),
    active_at: last.active_at,
    last_message_id: last.last_message_id ?? into.last_message_id ?? from.last_message_id,
    unread: from.unread + into.unread,
    priority: from.priority || into.priority,
    overdue: from.overdue || into.overdue,
    settled_id: spoken.settled_id,
    confirmed_id: spoken.confirmed_id,
    template_until: later(from.template_until, into.template_until),
    ticket_id: linked.ticket_id,
    link_state: linked.link_state,
    link_by: linked.link_by,
    linked_at: linked.linked_at,
  };
}

/**
 * The target after the other left it again: as it was before, but for what happened to it since.
 * @param wrote since when, if at all, the customer waits by what they wrote in it since
 */
export function parted(before: Clocks, merged: Clocks, now: Clocks, wrote: string | null): Clocks {
  const kept = <K extends keyof Clocks>(field: K): Clocks[K] =>
    now[field] === merged[field] ? before[field] : now[field];
  const link = now.ticket_id === merged.ticket_id && now.link_state === merged.link_state ? before : now;
  return {
    waiting_since: now.waiting_since === null ? null : (kept("waiting_since") ?? wrote),
    last_inbound_at: kept("last_inbound_at"),
    last_outbound_at: kept("last_outbound_at"),
    active_at: kept("active_at"),
    last_message_id: kept("last_message_id"),
    unread: kept("unread"),
    priority: kept("priority"),
    overdue: kept("overdue"),
    settled_id: kept("settled_id"),
    confirmed_id: kept("confirmed_id"),
    template_until: kept("template_until"),
    ticket_id: link.ticket_id,
    link_state: link.link_state,
    link_by: link.link_by,
    linked_at: link.linked_at,
  };
}

/** ISO texts in UTC with milliseconds stand in the order of their instants. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
