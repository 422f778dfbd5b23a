import type { listConversations } from "@relevo/contract/conversations.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { type ConversationRow, conversationColumns, conversationJoins, rendered } from "./rows.ts";
import { visibleWhere } from "./visible.ts";

type Query = Input<typeof listConversations>["query"];

/**
 * One page of conversations the caller sees. The page of keys is found first, over the index that has the
 * list's order; names are joined to those rows only.
 */
export async function listPage(
  tx: Tx,
  caller: Caller,
  query: Query,
): Promise<Output<typeof listConversations>> {
  const queue = query.tab === "queue";
  const [column, order, beyond] = queue ? ["c.queued_at", "", ">"] : ["c.active_at", "desc", "<"];
  const values: unknown[] = [tx.account];
  const where = ["c.account_id = $1", ...tabWhere(query, caller, values)];
  const sight = visibleWhere(caller, "c", values.length + 1);
  where.push(sight.sql);
  values.push(...sight.values);
  if (query.cursor) {
    const { at, key } = decodeCursor(query.cursor);
    values.push(at, key);
    where.push(`(${column}, c.id) ${beyond} ($${values.length - 1}, $${values.length})`);
  }
  values.push(query.limit + 1);
  const rows = await tx.rows<ConversationRow>(
    `with page as (select c.* from conversations c where ${where.join(" and ")}
       order by ${column} ${order}, c.id ${order} limit $${values.length})
     select ${conversationColumns} from page c ${conversationJoins} order by ${column} ${order}, c.id ${order}`,
    values,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  const at = last && (queue ? last.queued_at : last.active_at);
  return { items: items.map(rendered), next: last && at ? encodeCursor([at.toISOString(), last.id]) : null };
}

function tabWhere({ tab, inboxId, unowned }: Query, caller: Caller, values: unknown[]): string[] {
  const param = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = [];
  if (tab === "mine") where.push(`c.owner_id = ${param(caller.member)}`);
  if (tab === "queue") where.push("c.state = 'queued'");
  if (tab === "waiting") where.push(`c.owner_id = ${param(caller.member)}`, "c.waiting_since is null");
  if (inboxId) where.push(`c.inbox_id = ${param(inboxId)}`);
  if (unowned) where.push("c.owner_id is null");
  return where;
}
