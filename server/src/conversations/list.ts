import type { listConversations } from "@relevo/contract/conversations.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { limitsOf } from "./limits.ts";
import { type ConversationRow, conversationColumns, conversationJoins, rendered } from "./rows.ts";
import { openSql } from "./state.rules.ts";
import { viewWhere } from "./views.ts";
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
  const sort = sortOf(query);
  const { column, order, beyond } = sort;
  const sight = (alias: string) => visibleWhere(caller, alias, 2);
  const values: unknown[] = [tx.account, ...sight("c").values];
  const param = (value: unknown) => `$${values.push(value)}`;
  const chosen = query.view
    ? viewWhere(query.view, { limits: await limitsOf(tx), param, sight: (alias) => sight(alias).sql })
    : tabWhere(query.tab, caller, param);
  const where = ["c.account_id = $1", ...chosen, ...narrowed(query, param), sight("c").sql];
  if (query.cursor) {
    const { at, key } = decodeCursor(query.cursor);
    where.push(`(${column}, c.id) ${beyond} (${param(at)}, ${param(key)})`);
  }
  const limit = param(query.limit + 1);
  const rows = await tx.rows<ConversationRow>(
    `with page as (select c.* from conversations c where ${where.join(" and ")}
       order by ${column} ${order}, c.id ${order} limit ${limit})
     select ${conversationColumns} from page c ${conversationJoins} order by ${column} ${order}, c.id ${order}`,
    values,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  const at = last?.[sort.field];
  return { items: items.map(rendered), next: last && at ? encodeCursor([at.toISOString(), last.id]) : null };
}

/** The queue is worked oldest first; what waits on us longest comes first; the rest is newest first. */
const oldest = { order: "", beyond: ">" } as const;
const newest = { order: "desc", beyond: "<" } as const;
function sortOf({ tab, view }: Query) {
  if (view === "unanswered" || view === "abandoned")
    return { field: "waiting_since", column: "c.waiting_since", ...oldest } as const;
  if (view === "exceptions" || (!view && tab === "closed"))
    return { field: "ended_at", column: "c.ended_at", ...newest } as const;
  if (!view && tab === "queue") return { field: "queued_at", column: "c.queued_at", ...oldest } as const;
  return { field: "active_at", column: "c.active_at", ...newest } as const;
}

function tabWhere(tab: Query["tab"], caller: Caller, param: (value: unknown) => string): string[] {
  const where: string[] = [];
  if (tab === "mine" || tab === "waiting") where.push(`c.owner_id = ${param(caller.member)}`);
  if (tab === "queue") where.push("c.state = 'queued'");
  else if (tab === "expired") where.push("c.state = 'expired'");
  else if (tab === "closed") where.push("c.ended_at is not null");
  else where.push(`c.state in ${openSql}`);
  if (tab === "waiting") where.push("c.waiting_since is null");
  return where;
}

/** To an inbox, a contact or an owner. What nobody owns is Global's, wherever it is. */
function narrowed({ view, inboxId, contactId, ownerId }: Query, param: (value: unknown) => string): string[] {
  const where: string[] = [];
  if (inboxId && view === "unowned") {
    const inbox = param(inboxId);
    where.push(
      `(c.inbox_id = ${inbox} or exists (select from inboxes g where g.account_id = $1 and g.id = ${inbox} and g.is_global))`,
    );
  } else if (inboxId) where.push(`c.inbox_id = ${param(inboxId)}`);
  if (contactId) where.push(`c.contact_id = ${param(contactId)}`);
  if (ownerId) where.push(`c.owner_id = ${param(ownerId)}`);
  return where;
}
