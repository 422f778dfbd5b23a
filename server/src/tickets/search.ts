import type { searchTickets } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { filterWhere, sought } from "./board/filter.ts";
import { type CardRow, cardColumns, cardJoins, renderedCard } from "./rows.ts";

type Query = Input<typeof searchTickets>["query"];
export type Wanted = Omit<Query, "cursor" | "limit">;

/** One page of tickets the caller sees; see `searchRows`. */
export async function searchPage(
  tx: Tx,
  caller: Caller,
  query: Query,
): Promise<Output<typeof searchTickets>> {
  const { rows, next } = await searchRows<CardRow>(tx, caller, query, {
    columns: cardColumns,
    joins: cardJoins,
  });
  return { items: rows.map(renderedCard), next };
}

/**
 * A page of rows, newest first. With words: the one with that number, then the contact's, then the rest; without them
 * only the contact's. What gave way to another ticket is found by its number alone.
 */
export async function searchRows<R extends { id: string; created_at: Date }>(
  tx: Tx,
  caller: Caller,
  { cursor, limit, contactId, funnelId, stageId, open, q, ...filter }: Query,
  { columns, joins }: { columns: string; joins: string },
): Promise<{ rows: R[]; next: string | null }> {
  const words = await sought(tx, caller, q, contactId ?? null);
  const values: unknown[] = [tx.account, words?.number ?? null, contactId ?? null];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["t.account_id = $1", ...filterWhere(tx, caller, { ...filter, sought: words }, values)];
  if (contactId && !words) where.push("t.contact_id = $3");
  if (funnelId) where.push(`t.funnel_id = ${param(funnelId)}`);
  if (stageId) where.push(`t.stage_id = ${param(stageId)}`);
  // Literals, since the planner has to see which index is for the open ones.
  if (open !== undefined) where.push(`t.state = '${open ? "open" : "archived"}'`);
  where.push("(not (t.untouched and t.state = 'archived') or t.number = $2)");
  const rank = "case when t.number = $2 then 0 when t.contact_id = $3 then 1 else 2 end";
  if (cursor) {
    const { at, key } = decodeCursor(cursor, /^[012][0-9a-f-]{36}$/);
    const beyond = `(t.created_at, t.id) < (${param(at)}, ${param(key.slice(1))}::uuid)`;
    const place = words ? param(Number(key[0])) : null;
    where.push(place ? `(${rank} > ${place}::int or ${rank} = ${place}::int and ${beyond})` : beyond);
  }
  const order = `${words ? `${rank}, ` : ""}t.created_at desc, t.id desc`;
  const found = await tx.rows<R & { rank: number }>(
    `with page as (select t.* from tickets t where ${where.join(" and ")} order by ${order} limit ${param(limit + 1)})
     select ${columns}, ${rank} as rank from page t ${joins} order by ${order}`,
    values,
  );
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    rows,
    next: last ? encodeCursor([last.created_at.toISOString(), `${last.rank}${last.id}`]) : null,
  };
}
