import type { Conversation } from "@relevo/contract/conversations.ts";
import type { ListData, View } from "./cache.ts";

/** Whether a conversation one sees stands in that list. `me` is one's own member id. */
export function belongs(conversation: Conversation, view: View, me: string): boolean {
  const { owner, state, inbox, waitingSince } = conversation;
  if (view.inboxId !== undefined && inbox.id !== view.inboxId) return false;
  if (view.unowned && owner !== null) return false;
  if (view.tab === "mine") return owner?.id === me;
  if (view.tab === "queue") return state === "queued";
  if (view.tab === "waiting") return owner?.id === me && waitingSince === null;
  return true;
}

/**
 * The list after a conversation changed: inserted, moved or taken out where the list's order puts it. One that
 * belongs past what was read so far is left for the page it comes with; one already shown stays shown.
 */
export function placedIn(list: ListData, conversation: Conversation, me: string): ListData {
  const others = list.items.filter(({ id }) => id !== conversation.id);
  const known = others.length < list.items.length;
  if (!belongs(conversation, list.view, me)) return known ? { ...list, items: others } : list;
  const before = others.findLastIndex((other) => precedes(other, conversation, list.view));
  const last = before + 1 === others.length;
  if (last && !known && list.next !== null) return list;
  return { ...list, items: others.toSpliced(before + 1, 0, conversation) };
}

/** The list without a conversation that left one's sight. */
export function without(list: ListData, id: string): ListData {
  const items = list.items.filter((item) => item.id !== id);
  return items.length < list.items.length ? { ...list, items } : list;
}

/** The pages read before with the next one; what moved up meanwhile is not shown twice. */
export function joined(list: ListData, { items, next }: Omit<ListData, "view">): ListData {
  const known = new Set(list.items.map(({ id }) => id));
  return { ...list, items: [...list.items, ...items.filter(({ id }) => !known.has(id))], next };
}

/** The queue is oldest first, everything else what moved last first: the server's order. */
function precedes(one: Conversation, other: Conversation, { tab }: View): boolean {
  const [a, b] = tab === "queue" ? [one, other] : [other, one];
  const at = tab === "queue" ? "queuedAt" : "activeAt";
  return a[at] === b[at] ? a.id < b.id : a[at] < b[at];
}
