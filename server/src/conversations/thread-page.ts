import { timelineEvents } from "@relevo/contract/events.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";
import { encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { threadItems } from "./thread-items.ts";

/** An id, or `g` and an event's id padded: events stand after what was said in the same millisecond. */
export const threadKey = /^([0-9a-f-]{36}|g\d{19})$/;

export interface Key {
  kind: "message" | "comment" | "event";
  key: string;
  at: Date;
}

/** Each kind gives of each conversation its own page over its own index; the union is cut to the nearest. */
export function pageOfKeys(
  tx: Tx,
  conversations: readonly string[],
  { from, forward, limit }: { from: { at: Date; key: string } | null; forward: boolean; limit: number },
): Promise<Key[]> {
  const [beyond, order] = forward ? [">", ""] : ["<", "desc"];
  const values: unknown[] = [tx.account, conversations, limit, timelineEvents];
  if (from) values.push(from.at, from.key);
  const part = (kind: string, table: string, key: string, extra = "") =>
    `(select '${kind}' as kind, ${key} as key, at from ${table} where account_id = $1 and conversation_id = c.id ${extra}
      ${from ? `and at ${beyond}= $5 and (at, ${key}) ${beyond} ($5, $6)` : ""}
      order by at ${order}, id ${order} limit $3)`;
  return tx.rows<Key>(
    `select x.* from unnest($2::uuid[]) c(id) cross join lateral (${part("message", "messages", "id::text")}
       union all ${part("comment", "comments", "id::text")}
       union all ${part("event", "events", "'g' || lpad(id::text, 19, '0')", "and name = any($4)")}) x
     order by x.at ${order}, x.key ${order} limit $3`,
    values,
  );
}

/** The items of keys, in their order. */
export async function itemsInOrder(tx: Tx, page: readonly Key[]): Promise<ThreadItem[]> {
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

/** Where a thread goes on after an item. */
export function threadCursor({ at, key }: Key): string {
  return encodeCursor([at.toISOString(), key]);
}
