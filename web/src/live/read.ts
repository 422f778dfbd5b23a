import { countConversations, listConversations, showConversation } from "@relevo/contract/conversations.ts";
import { showThread } from "@relevo/contract/messages.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call, RefusalError } from "../shell/api.ts";
import { keys, type ListData, type Shown, type ThreadData, type View } from "./cache.ts";
import { joined, placedIn, without } from "./list.rules.ts";
import { markRead } from "./recent.ts";
import { placedInThread, preceded } from "./thread.rules.ts";

/** Rows and items a page has. */
const PAGE = 50;
/** What was read further than this, in items, is let go when everything is read again. */
const MOST = 500;

/** A list from its start. Read again, it reaches as far as it did before. */
export function listQuery(queries: QueryClient, view: View, me: string) {
  return queryOptions({
    queryKey: keys.list(view),
    queryFn: async ({ signal }): Promise<ListData> => {
      const since = markRead();
      const held = queries.getQueryData<ListData>(keys.list(view))?.items.length ?? 0;
      let list = await listPage({ view, items: [], next: null }, signal);
      while (list.next !== null && list.items.length < Math.min(held, MOST))
        list = await listPage(list, signal);
      return caughtUp(list, since(), me);
    },
  });
}

/** Reads the list's next page. */
export async function readOn(queries: QueryClient, view: View, me: string): Promise<void> {
  const since = markRead();
  const list = queries.getQueryData<ListData>(keys.list(view));
  if (!list?.next) return;
  const page = await listPage({ ...list, items: [] });
  queries.setQueryData<ListData>(keys.list(view), (now) => now && caughtUp(joined(now, page), since(), me));
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => call(countConversations, {}, { signal }),
});

/** One conversation with what one may do to it; null where it is not to be seen. */
export function shownQuery(id: string) {
  return queryOptions({
    queryKey: keys.shown(id),
    queryFn: async ({ signal }): Promise<Shown> => {
      const since = markRead();
      const shown = await call(showConversation, { params: { id } }, { signal }).catch(nullWhenMissing);
      if (!shown) return null;
      const latest = touched(since()).findLast((conversation) => conversation.id === id);
      return latest ? { ...shown, ...latest } : shown;
    },
  });
}

/** A thread from its newest item. Read again, it reaches back to where it did before. */
export function threadQuery(queries: QueryClient, id: string) {
  return queryOptions({
    queryKey: keys.thread(id),
    queryFn: async ({ signal }): Promise<ThreadData> => {
      const since = markRead();
      const held = queries.getQueryData<ThreadData>(keys.thread(id))?.items[0];
      let thread = await threadPage(id, undefined, signal);
      while (held && thread.older !== null && thread.items.length < MOST && isBefore(held.at, thread))
        thread = preceded(thread, await threadPage(id, thread.older, signal));
      return threadCaughtUp(thread, id, since());
    },
  });
}

/** Reads the thread's page before what is there. Answers whether there was one. */
export async function readBack(queries: QueryClient, id: string): Promise<boolean> {
  const older = queries.getQueryData<ThreadData>(keys.thread(id))?.older;
  if (!older) return false;
  const since = markRead();
  const page = await threadPage(id, older);
  queries.setQueryData<ThreadData>(keys.thread(id), (now) =>
    now?.older === older ? threadCaughtUp(preceded(now, page), id, since()) : now,
  );
  return true;
}

async function listPage(list: ListData, signal?: AbortSignal): Promise<ListData> {
  const { tab, inboxId, hygiene } = list.view;
  const query = {
    tab,
    limit: PAGE,
    ...(inboxId !== undefined && { inboxId }),
    ...(hygiene && { view: hygiene }),
    ...(list.next !== null && { cursor: list.next }),
  };
  return joined(list, await call(listConversations, { query }, signal ? { signal } : {}));
}

async function threadPage(id: string, cursor?: string, signal?: AbortSignal): Promise<ThreadData> {
  const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
  const { items, older } = await call(showThread, { params: { id }, query }, signal ? { signal } : {});
  return { items, older };
}

function caughtUp(list: ListData, frames: readonly Frame[], me: string): ListData {
  let now = list;
  for (const frame of frames) {
    if (frame.type === "gone") now = without(now, frame.conversationId);
    if (frame.type === "event") for (const one of frame.conversations) now = placedIn(now, one, me);
  }
  return now;
}

function threadCaughtUp(thread: ThreadData, id: string, frames: readonly Frame[]): ThreadData {
  const items = frames.flatMap((frame) => (frame.type === "event" ? frame.items : []));
  return placedInThread(
    thread,
    items.filter((item) => item.conversationId === id),
  );
}

function touched(frames: readonly Frame[]) {
  return frames.flatMap((frame) => (frame.type === "event" ? frame.conversations : []));
}

function isBefore(at: string, { items }: ThreadData): boolean {
  const [oldest] = items;
  return oldest !== undefined && at < oldest.at;
}

/** An address that never was one of ours is INVALID; it leads nowhere all the same. */
function nullWhenMissing(error: unknown): null {
  if (error instanceof RefusalError && (error.code === "NOT_FOUND" || error.code === "INVALID")) return null;
  throw error;
}
