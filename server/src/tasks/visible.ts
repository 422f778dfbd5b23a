import { visibleWhere } from "../conversations/visible.ts";
import { ticketVisibleWhere, type Viewer } from "../tickets/visible.ts";

/**
 * Over a tasks row called `k`: one's own, and those of conversations and tickets one sees. Parameters from `$first` on.
 */
export function taskVisibleWhere(viewer: Viewer, first: number): { sql: string; values: unknown[] } {
  if (viewer.role === "admin") return { sql: "true", values: [] };
  const talk = visibleWhere(viewer, "seen", first + 1);
  const ticket = ticketVisibleWhere(viewer, "st", first + 1 + talk.values.length);
  return {
    sql: `(coalesce(k.owner_id = $${first}, false) or exists (select from conversations seen
      where seen.account_id = k.account_id and seen.id = k.conversation_id and ${talk.sql} offset 0)
      or exists (select from tickets st where st.account_id = k.account_id and st.id = k.ticket_id and ${ticket.sql} offset 0)
      or k.ticket_id is null and exists (select from conversations l join tickets st on st.account_id = l.account_id and st.id = l.ticket_id
        where l.account_id = k.account_id and l.id = k.conversation_id and l.link_state = 'confirmed' and ${ticket.sql} offset 0))`,
    values: [viewer.member, ...talk.values, ...ticket.values],
  };
}
