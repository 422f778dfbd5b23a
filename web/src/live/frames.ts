import { applyFrame, type Snapshot } from "@relevo/contract/apply.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import type { QueryClient } from "@tanstack/react-query";
import { keys, type ListData, type Shown, type ThreadData } from "./cache.ts";
import { mustBeReread, placedIn, without } from "./list.rules.ts";
import { placedInThread } from "./thread.rules.ts";

/**
 * Brings every cached list, open conversation and thread to what the frames say. `me` is one's own member id.
 * A `reset` among them makes everything be read again.
 */
export function applyFrames(queries: QueryClient, frames: readonly Frame[], me: string): void {
  const before = snapshotOf(queries);
  let after: Snapshot = before;
  for (const frame of frames) {
    const next = applyFrame(after, frame);
    if (next === null) return void queries.invalidateQueries();
    after = next;
  }
  for (const [id, conversation] of after.conversations)
    if (before.conversations.get(id) !== conversation) putConversation(queries, conversation, me);
  for (const frame of frames)
    if (frame.type === "gone" && !after.conversations.has(frame.conversationId))
      dropConversation(queries, frame.conversationId);
  putItems(
    queries,
    frames.flatMap((frame) => (frame.type === "event" ? frame.items : [])),
  );
  readAgain(queries, frames);
}

/** Puts a conversation where it now stands in every cached list, and into the open one. */
export function putConversation(queries: QueryClient, conversation: Conversation, me: string): void {
  eachList(queries, (list) => placedIn(list, conversation, me));
  const key = keys.shown(conversation.id);
  const shown = queries.getQueryData<Shown>(key);
  if (shown === undefined) return;
  if (shown === null) return void queries.invalidateQueries({ queryKey: key });
  queries.setQueryData<Shown>(key, (now) => now && { ...now, ...conversation });
  if (sightOf(shown) !== sightOf(conversation)) void queries.invalidateQueries({ queryKey: key });
}

/** Takes a conversation that left one's sight out of everything that is shown. */
export function dropConversation(queries: QueryClient, id: string): void {
  eachList(queries, (list) => without(list, id));
  if (queries.getQueryData(keys.shown(id)) !== undefined) queries.setQueryData<Shown>(keys.shown(id), null);
  queries.removeQueries({ queryKey: keys.thread(id), exact: true });
}

/** Reads the lists again that frames alone do not keep right. */
export function rereadLists(queries: QueryClient): void {
  for (const [key, list] of queries.getQueriesData<ListData>({ queryKey: keys.lists }))
    if (list && mustBeReread(list.view)) void queries.invalidateQueries({ queryKey: key, exact: true });
}

/** Puts items into the threads that are open here. */
export function putItems(queries: QueryClient, items: readonly ThreadItem[]): void {
  for (const [id, own] of Map.groupBy(items, (item) => item.conversationId))
    queries.setQueryData<ThreadData>(keys.thread(id), (thread) => thread && placedInThread(thread, own));
}

function snapshotOf(queries: QueryClient): Snapshot {
  const lists = queries.getQueriesData<ListData>({ queryKey: keys.lists });
  const shown = queries.getQueriesData<Shown>({ queryKey: keys.allShown });
  const conversations = new Map<string, Conversation>();
  for (const [, one] of shown) if (one) conversations.set(one.id, one);
  for (const [, list] of lists) for (const item of list?.items ?? []) conversations.set(item.id, item);
  // Threads are written item by item: they know how far they were read. Tickets are kept by who follows the frames.
  return { conversations, threads: new Map(), tickets: new Map() };
}

function eachList(queries: QueryClient, change: (list: ListData) => ListData): void {
  queries.setQueriesData<ListData>({ queryKey: keys.lists }, (list) => list && change(list));
}

/** What decides what one may do and what happens next: after a change of it the server is asked again. */
function sightOf(one: Conversation): string {
  const { owner, group, inbox, state, waitingSince, snoozedUntil, supersededById, ticket } = one;
  const waits = waitingSince !== null;
  return [
    owner?.id,
    group?.id,
    inbox.id,
    state,
    waits,
    snoozedUntil,
    supersededById,
    ticket?.id,
    ticket?.link,
  ].join();
}

function readAgain(queries: QueryClient, frames: readonly Frame[]): void {
  const topics = new Set<string>();
  const touched = new Set<unknown>();
  for (const frame of frames) {
    if (frame.type === "ticket-gone") touched.add(frame.ticketId);
    if (frame.type !== "event") continue;
    for (const { id, requester } of frame.tickets) touched.add(id).add(requester.id);
    for (const topic of frame.topics) topics.add(topic);
    if (frame.contactId === null) continue;
    void queries.invalidateQueries({ queryKey: keys.contact(frame.contactId) });
    for (const { id } of frame.conversations) void queries.invalidateQueries({ queryKey: keys.thread(id) });
  }
  for (const topic of topics) void queries.invalidateQueries({ queryKey: [topic] });
  // What is kept of one ticket, or of one contact's, has their id in its key.
  void queries.invalidateQueries({
    queryKey: ["tickets"],
    predicate: ({ queryKey }) => queryKey.some((part) => touched.has(part)),
  });
}
