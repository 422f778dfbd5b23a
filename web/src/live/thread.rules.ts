import { compareItems, placed } from "@relevo/contract/apply.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";
import type { ThreadData } from "./cache.ts";

/** The thread after a frame's items; one that is older than what was read stays for the page it comes with. */
export function placedInThread(thread: ThreadData, items: readonly ThreadItem[]): ThreadData {
  const [oldest] = thread.items;
  const near = items.filter(
    (item) => thread.older === null || !oldest || item.id === oldest.id || compareItems(oldest, item) < 0,
  );
  return near.length === 0
    ? thread
    : { ...thread, items: near.reduce<readonly ThreadItem[]>(placed, thread.items) };
}

/** The older page before what is there already. */
export function preceded(thread: ThreadData, page: ThreadData): ThreadData {
  const known = new Set(thread.items.map(({ id }) => id));
  return { items: [...page.items.filter(({ id }) => !known.has(id)), ...thread.items], older: page.older };
}
