import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { showThread } from "@relevo/contract/messages.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { seen } from "./load.ts";
import { itemsInOrder, pageOfKeys, threadCursor, threadKey } from "./thread-page.ts";

/** A page of the thread, oldest first, from a cursor towards older or newer items; without one, the newest. */
export async function threadPage(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof showThread>,
): Promise<Output<typeof showThread>> {
  found((await seen(tx, caller, [params.id])).get(params.id));
  const forward = query.direction === "after" && query.cursor !== undefined;
  const from = query.cursor ? decodeCursor(query.cursor, threadKey) : null;
  const keys = await pageOfKeys(tx, [params.id], { from, forward, limit: query.limit + 1 });
  const more = keys.length > query.limit;
  const page = keys.slice(0, query.limit);
  if (!forward) page.reverse();
  const items = await itemsInOrder(tx, page);
  const [first, last] = [page[0], page.at(-1)];
  const hasOlder = forward ? from !== null : more;
  const hasNewer = forward ? more : from !== null;
  return {
    items,
    older: hasOlder && first ? threadCursor(first) : null,
    newer: hasNewer && last ? threadCursor(last) : null,
  };
}
