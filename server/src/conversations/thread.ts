import type { Input, Output } from "@relevo/contract/endpoint.ts";
import { timelineEvents } from "@relevo/contract/events.ts";
import type { showThread, ThreadItem } from "@relevo/contract/messages.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { seen } from "./load.ts";
import { threadItems } from "./thread-items.ts";

/** An id, or `g` and an event's id padded: events stand after what was said in the same millisecond. */
const itemKey = /^([0-9a-f-]{36}|g\d{19})$/;

interface Key {
  kind: "message" | "comment" | "event";
  key: string;
  at: Date;
}

/** A page of the thread, oldest first, from a cursor towards older or newer items; without one, the newest. */
export async function threadPage(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof showThread>,
): Promise<Output<typeof showThread>> {
  found((await seen(tx, caller, [params.id])).get(params.id));
  const forward = query.direction === "after" && query.cursor !== undefined;
  const from = query.cursor ? decodeCursor(query.cursor, itemKey) : null;
  const keys = await pageOfKeys(tx, params.id, from, forward, query.limit + 1);
  const more = keys.length > query.limit;
  const page = keys.slice(0, query.limit);
  if (!forward) page.reverse();
  const items = await inOrder(tx, page);
  const [first, last] = [page[0], page.at(-1)];
  const hasOlder = forward ? from !== null : more;
  const hasNewer = forward ? more : from !== null;
  return {
    items,
    older: hasOlder && first ? cursorOf(first) : null,
    newer: hasNewer && last ? cursorOf(last) : null,
  };
}

/** Each kind gives its own page over its own index; the union is cut to the nearest. */
function pageOfKeys(
  tx: Tx,
  conversation: string,
  from: { at: Date; key: string } | null,
  forward: boolean,
  limit: number,
): Promise<Key[]> {
  const [beyond, order] = forward ? [">", ""] : ["<", "desc"];
  const values: unknown[] = [tx.account, conversation, limit, timelineEvents];
  if (from) values.push(from.at, from.key);
  const part = (kind: string, table: string, key: string, extra = "") =>
    `(select '${kind}' as kind, ${key} as key, at from ${table} where account_id = $1 and conversation_id = $2 ${extra}
      ${from ? `and at ${beyond}= $5 and (at, ${key}) ${beyond} ($5, $6)` : ""}
      order by at ${order}, id ${order} limit $3)`;
  return tx.rows<Key>(
    `select * from (${part("message", "messages", "id::text")} union all ${part("comment", "comments", "id::text")}
       union all ${part("event", "events", "'g' || lpad(id::text, 19, '0')", "and name = any($4)")}) x
     order by at ${order}, key ${order} limit $3`,
    values,
  );
}

async function inOrder(tx: Tx, page: readonly Key[]): Promise<ThreadItem[]> {
  const keysOf = (kind: Key["kind"]) => page.filter((one) => one.kind === kind).map(({ key }) => key);
  const items = await threadItems(tx, {
    messages: keysOf("message"),
    comments: keysOf("comment"),
    events: keysOf("event").map((key) => Number(key.slice(1))),
  });
  const byKey = new Map(
    items.map((item) => [item.kind === "event" ? `g${item.id.slice(1).padStart(19, "0")}` : item.id, item]),
  );
  return page.flatMap(({ key }) => byKey.get(key) ?? []);
}

const cursorOf = ({ at, key }: Key) => encodeCursor([at.toISOString(), key]);
