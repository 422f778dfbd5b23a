import type { Conversation } from "@relevo/contract/conversations.ts";

export type Group = readonly [Conversation, ...Conversation[]];

/**
 * Conversations with those of one contact under one another. Contacts that wait for an answer come first, then by
 * their first row; of one contact, too, what waits comes first.
 */
export function byContact(rows: readonly Conversation[]): Group[] {
  const waits = (one: Conversation) => (one.waitingSince === null ? 1 : 0);
  const ordered = rows.toSorted((a, b) => waits(a) - waits(b));
  return [...Map.groupBy(ordered, ({ contact }) => contact.id).values()].flatMap(([first, ...rest]) =>
    first ? [[first, ...rest] as const] : [],
  );
}
