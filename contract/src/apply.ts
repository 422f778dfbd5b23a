import type { Conversation } from "./conversations.ts";
import type { ThreadItem } from "./messages.ts";
import type { Frame } from "./realtime.ts";
import type { TicketCard } from "./tickets.ts";

/** What a screen holds: the conversations in sight, and the items of the threads it has open. */
export interface Snapshot {
  conversations: ReadonlyMap<string, Conversation>;
  /** By conversation; only those that are open here. Oldest first. */
  threads: ReadonlyMap<string, readonly ThreadItem[]>;
  /** The open tickets in sight. Archived ones are read where they are asked for. */
  tickets: ReadonlyMap<string, TicketCard>;
}

/**
 * The snapshot after a frame. Snapshot + frames = a fresh snapshot: proved for every event name. `null` means
 * it cannot be known from the frame: read again.
 */
export function applyFrame(snapshot: Snapshot, frame: Frame): Snapshot | null {
  if (frame.type === "reset") return null;
  if (frame.type === "gone") {
    const conversations = new Map(snapshot.conversations);
    const threads = new Map(snapshot.threads);
    conversations.delete(frame.conversationId);
    threads.delete(frame.conversationId);
    return { ...snapshot, conversations, threads };
  }
  if (frame.type === "ticket-gone") {
    const tickets = new Map(snapshot.tickets);
    tickets.delete(frame.ticketId);
    return { ...snapshot, tickets };
  }
  if (frame.type !== "event") return snapshot;
  const conversations = new Map(snapshot.conversations);
  for (const conversation of frame.conversations) conversations.set(conversation.id, conversation);
  const threads = new Map(snapshot.threads);
  for (const item of frame.items) {
    const thread = threads.get(item.conversationId);
    if (thread) threads.set(item.conversationId, placed(thread, item));
  }
  const tickets = new Map(snapshot.tickets);
  for (const ticket of frame.tickets)
    if (ticket.state === "open") tickets.set(ticket.id, ticket);
    else tickets.delete(ticket.id);
  return { conversations, threads, tickets };
}

/** A thread with an item replaced or inserted where its instant and id put it. */
export function placed(thread: readonly ThreadItem[], item: ThreadItem): ThreadItem[] {
  const others = thread.filter(({ id }) => id !== item.id);
  const before = others.findLastIndex((other) => compareItems(other, item) < 0);
  return others.toSpliced(before + 1, 0, item);
}

/** The thread's order: by instant, then by id; events stand after what was said in the same millisecond. */
export function compareItems(a: ThreadItem, b: ThreadItem): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const [x, y] = [orderKey(a), orderKey(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function orderKey({ kind, id }: ThreadItem): string {
  return kind === "event" ? `g${id.slice(1).padStart(19, "0")}` : id;
}
