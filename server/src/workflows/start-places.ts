import { openSql } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";

/** Where a run begins: whose it is, and which conversation it acts in. */
export interface StartPlace {
  contact: string;
  conversation: string | null;
  ticket: string | null;
}

/**
 * In the order asked. Who was merged is who they are now, and what was merged is what it became part of. What a ticket or
 * a contact starts acts in its open conversation, the one somebody said something in last; where there is none, in none.
 * The contacts are locked, also as who they are now.
 */
export async function placesOf(tx: Tx, asked: readonly StartPlace[]): Promise<StartPlace[]> {
  const [who, what] = await Promise.all([
    becameOf(
      tx,
      "contacts",
      asked.map(({ contact }) => contact),
    ),
    becameOf(
      tx,
      "conversations",
      asked.flatMap(({ conversation }) => conversation ?? []),
    ),
  ]);
  const places = asked.map(({ contact, conversation, ticket }) => ({
    ...{ ticket, contact: who.get(contact) ?? contact },
    conversation: conversation && (what.get(conversation) ?? conversation),
  }));
  const open = await openOf(tx, places);
  return places.map((place, i) => ({ ...place, conversation: place.conversation ?? open.get(i) ?? null }));
}

/** Of those that became part of another, which goes on. */
async function becameOf(
  tx: Tx,
  table: "contacts" | "conversations",
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; into: string }>(
    `select id, merged_into as into from ${table} where account_id = $1 and id = any($2::uuid[]) and merged_into is not null`,
    [tx.account, [...new Set(ids)]],
  );
  const further = await becameOf(
    tx,
    table,
    rows.map(({ into }) => into),
  );
  return new Map(rows.map(({ id, into }) => [id, further.get(into) ?? into]));
}

/** By place in the list, the open conversation of what has none. */
async function openOf(tx: Tx, places: readonly StartPlace[]): Promise<Map<number, string>> {
  const without = places.flatMap(({ contact, conversation, ticket }, i) =>
    conversation === null ? [{ i, contact, ticket }] : [],
  );
  if (without.length === 0) return new Map();
  const rows = await tx.rows<{ i: number; id: string }>(
    `select r.i, o.id from jsonb_to_recordset($2::jsonb) as r(i int, contact uuid, ticket uuid)
     cross join lateral (select c.id from conversations c where c.account_id = $1 and c.contact_id = r.contact
       and c.state in ${openSql} and (r.ticket is null or (c.ticket_id = r.ticket and c.link_state = 'confirmed'))
       order by c.active_at desc, c.id desc limit 1) o`,
    [tx.account, JSON.stringify(without)],
  );
  return new Map(rows.map(({ i, id }) => [i, id]));
}
