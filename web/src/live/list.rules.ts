import type { Conversation, HygieneView } from "@relevo/contract/conversations.ts";
import type { ListData, View } from "./cache.ts";

/**
 * Whether a conversation one sees stands in that list; undefined where only the server can tell, because it takes
 * an inbox's limits or what else the contact has. `me` is one's own member id.
 */
export function belongs(conversation: Conversation, view: View, me: string): boolean | undefined {
  const { owner, state, inbox, waitingSince } = conversation;
  if (view.inboxId !== undefined && inbox.id !== view.inboxId) return false;
  if (view.hygiene !== undefined) return inHygiene(conversation, view.hygiene);
  if (view.tab === "queue") return state === "queued";
  if (view.tab === "expired") return state === "expired";
  if (view.tab === "closed") return hasEnded(state);
  if (!isOpen(state)) return false;
  if (view.tab === "mine") return owner?.id === me;
  if (view.tab === "waiting") return owner?.id === me && waitingSince === null;
  return true;
}

/** Whether frames alone do not keep a list right: it is read again instead. */
export function mustBeReread({ hygiene }: View): boolean {
  return hygiene !== undefined && hygiene in unless;
}

/** What rules a conversation out of a view whose rest only the server knows. */
const unless: Partial<Record<HygieneView, (one: Conversation) => boolean>> = {
  abandoned: ({ state, waitingSince }) => !isOpen(state) || waitingSince === null,
  stale: ({ state, waitingSince }) => !isOpen(state) || waitingSince !== null,
  orphans: ({ state }) => !isOpen(state),
  duplicates: ({ state }) => !isOpen(state),
  exceptions: () => false,
};

function inHygiene(conversation: Conversation, view: HygieneView): boolean | undefined {
  const { state, owner, waitingSince } = conversation;
  if (view === "unanswered") return waitingSince !== null && (isOpen(state) || state === "expired");
  if (view === "unowned") return isOpen(state) && owner === null;
  if (view === "snoozed") return state === "snoozed";
  return unless[view]?.(conversation) ? false : undefined;
}

function isOpen(state: Conversation["state"]): boolean {
  return state === "queued" || state === "active" || state === "snoozed";
}
function hasEnded(state: Conversation["state"]): boolean {
  return state === "closed" || state === "discarded" || state === "merged";
}

/**
 * The list after a conversation changed: inserted, moved or taken out where the list's order puts it. One that
 * belongs past what was read so far is left for the page it comes with; one already shown stays shown. Where only
 * the server knows, a row keeps its place with its news.
 */
export function placedIn(list: ListData, conversation: Conversation, me: string): ListData {
  const { id } = conversation;
  const others = list.items.filter((other) => other.id !== id);
  const known = others.length < list.items.length;
  const stands = belongs(conversation, list.view, me);
  if (stands === false) return known ? { ...list, items: others } : list;
  if (stands === undefined)
    return known ? { ...list, items: list.items.map((old) => (old.id === id ? conversation : old)) } : list;
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

/** The server's order: the queue and who waits oldest first, what ended and everything else newest first. */
function precedes(one: Conversation, other: Conversation, view: View): boolean {
  const { by, oldest } = orderOf(view);
  const [a, b] = oldest ? [one, other] : [other, one];
  const [x, y] = [a[by] ?? "", b[by] ?? ""];
  return x === y ? a.id < b.id : x < y;
}

function orderOf({ tab, hygiene }: View) {
  if (hygiene === "unanswered" || hygiene === "abandoned")
    return { by: "waitingSince", oldest: true } as const;
  if (hygiene !== undefined) return { by: "activeAt", oldest: false } as const;
  if (tab === "queue") return { by: "queuedAt", oldest: true } as const;
  if (tab === "closed") return { by: "endedAt", oldest: false } as const;
  return { by: "activeAt", oldest: false } as const;
}
