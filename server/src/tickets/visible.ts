import { isVisible, type Sight, type Viewer, visibleWhere } from "../conversations/visible.ts";

/** What decides who sees a ticket: its owner, and the conversations in it or of its requester. */
export interface TicketSight {
  owner: string | null;
  conversations: readonly Sight[];
}

/**
 * Who sees a ticket: admins all; everybody else their own, and those they can see through a conversation: one linked
 * to it, or another of its requester. `ticketVisibleWhere` is the same rule in SQL; a property test holds them equal.
 */
export function isTicketVisible(viewer: Viewer, { owner, conversations }: TicketSight): boolean {
  if (viewer.role === "admin" || owner === viewer.member) return true;
  return conversations.some((sight) => isVisible(viewer, sight));
}

/** The predicate over a tickets row called `alias`, with its parameters from `$first` on. */
export function ticketVisibleWhere(
  viewer: Viewer,
  alias: string,
  first: number,
): { sql: string; values: unknown[] } {
  if (viewer.role === "admin") return { sql: "true", values: [] };
  const sight = visibleWhere(viewer, "seen", first + 1);
  // Two questions, each with an index of its own.
  const through = (column: string) =>
    `exists (select from conversations seen where seen.account_id = ${alias}.account_id and ${column} and ${sight.sql})`;
  return {
    sql: `(coalesce(${alias}.owner_id = $${first}, false) or ${through(`seen.ticket_id = ${alias}.id`)}
      or ${through(`seen.contact_id = ${alias}.contact_id`)})`,
    values: [viewer.member, ...sight.values],
  };
}
