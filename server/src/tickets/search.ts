import type { searchTickets } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { type CardRow, cardColumns, cardJoins, renderedCard } from "./rows.ts";
import { numberIn, wordsOf } from "./search.rules.ts";
import { ticketVisibleWhere } from "./visible.ts";
import { ticketsWithWords } from "./words.ts";

type Query = Input<typeof searchTickets>["query"];

/**
 * One page of tickets the caller sees, newest first. With words: the one with that number, then the contact's, then
 * the rest. Without, only the contact's. What gave way to another is found by its number alone.
 */
export async function searchPage(
  tx: Tx,
  caller: Caller,
  query: Query,
): Promise<Output<typeof searchTickets>> {
  const q = query.q ?? "";
  const asked = q.trim() !== "";
  const number = numberIn(q);
  const values: unknown[] = [tx.account, number, query.contactId ?? null];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["t.account_id = $1"];
  const sight = ticketVisibleWhere(caller, "t", values.length + 1);
  values.push(...sight.values);
  where.push(sight.sql);
  if (query.open !== undefined) where.push(`t.state = ${param(query.open ? "open" : "archived")}`);
  if (asked) {
    const ids = q.trim().startsWith("#")
      ? []
      : await ticketsWithWords(tx, caller, wordsOf(q), query.contactId ?? null);
    where.push(`(t.number = $2 or t.id = any(${param(ids)}::uuid[]))`);
  } else if (query.contactId) where.push("t.contact_id = $3");
  where.push("(not (t.untouched and t.state = 'archived') or t.number = $2)");
  const rank = `case when t.number = $2 then 0 when t.contact_id = $3 then 1 else 2 end`;
  if (query.cursor) {
    const { at, key } = decodeCursor(query.cursor, /^[012][0-9a-f-]{36}$/);
    const beyond = `(t.created_at, t.id) < (${param(at)}, ${param(key.slice(1))}::uuid)`;
    const place = asked ? param(Number(key[0])) : null;
    where.push(place ? `(${rank} > ${place}::int or ${rank} = ${place}::int and ${beyond})` : beyond);
  }
  const order = `${asked ? `${rank}, ` : ""}t.created_at desc, t.id desc`;
  const rows = await tx.rows<CardRow & { rank: number }>(
    `with page as (select t.* from tickets t where ${where.join(" and ")} order by ${order} limit ${param(query.limit + 1)})
     select ${cardColumns}, ${rank} as rank from page t ${cardJoins} order by ${order}`,
    values,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  const next = last ? encodeCursor([last.created_at.toISOString(), `${last.rank}${last.id}`]) : null;
  return { items: items.map(renderedCard), next };
}
