import type { AuditEvent, listAudit } from "@relevo/contract/audit.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import { type EventName, eventNames } from "@relevo/contract/events.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { idAt, wordsSql } from "./words.ts";

type Query = Input<typeof listAudit>["query"];
export type Wanted = Omit<Query, "cursor" | "limit">;

/** One page of acts, newest first. */
export async function auditPage(
  tx: Tx,
  { cursor, limit, ...wanted }: Query,
): Promise<Output<typeof listAudit>> {
  const after = cursor === undefined ? null : Number(decodeCursor(cursor, /^\d{1,18}$/).key);
  const found = await auditEvents(tx, wanted, { order: "desc", after, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null };
}

interface Row {
  id: number;
  at: Date;
  name: EventName;
  actor_kind: AuditEvent["actor"]["kind"];
  actor_id: string | null;
  actor_name: string | null;
  conversation_id: string | null;
  conversation_number: number;
  ticket_id: string | null;
  ticket_number: number;
  contact_id: string | null;
  contact_name: string;
  data: Record<string, unknown>;
  words: Record<string, string>;
}

/**
 * Acts in the log's order from an event on. The page of keys is found first, words are looked up for it only. Events
 * of messages are most of the log: rarer names have an index of their own.
 */
export async function auditEvents(
  tx: Tx,
  wanted: Wanted,
  { order, after, limit }: { order: "asc" | "desc"; after: number | null; limit: number },
): Promise<AuditEvent[]> {
  const values: unknown[] = [tx.account];
  const param = (value: unknown) => `$${values.push(value)}`;
  const where = ["e.account_id = $1", ...conditions(wanted, param)];
  if (after !== null) where.push(`e.id ${order === "asc" ? ">" : "<"} ${param(after)}`);
  const rows = await tx.rows<Row>(
    `with page as (select e.*, coalesce(e.ticket_id, ${idAt("ticket")}) as about_ticket from events e where ${where.join(" and ")} order by e.id ${order} limit ${param(limit)})
     select e.id, e.at, e.name, e.actor_kind, e.actor_id, e.data, ${wordsSql} as words,
       coalesce(m.name, w.name, a.name, a.phone) as actor_name, c.id as conversation_id, c.number as conversation_number,
       t.id as ticket_id, t.number as ticket_number, p.id as contact_id, coalesce(nullif(p.name, ''), p.phone, '') as contact_name
     from page e
     left join members m on m.account_id = e.account_id and m.id = e.actor_id
     left join runs r on r.account_id = e.account_id and r.id = e.actor_id and e.actor_kind = 'workflow'
     left join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
     left join contacts a on a.account_id = e.account_id and a.id = e.actor_id
     left join conversations c on c.account_id = e.account_id and c.id = e.conversation_id
     left join contacts p on p.account_id = e.account_id and p.id = e.contact_id
     left join tickets t on t.account_id = e.account_id and t.id = e.about_ticket
     order by e.id ${order}`,
    values,
  );
  return rows.map(rendered);
}

function conditions(wanted: Wanted, param: (value: unknown) => string): string[] {
  const where: string[] = [];
  const names = namesOf(wanted);
  if (names) {
    where.push(`e.name = any(${param(names)})`);
    if (!names.some((name) => name.startsWith("message."))) where.push("e.name not like 'message.%'");
  }
  if (wanted.actorId) where.push("e.actor_kind = 'member'", `e.actor_id = ${param(wanted.actorId)}`);
  if (wanted.conversationId) where.push(`e.conversation_id = ${param(wanted.conversationId)}`);
  if (wanted.contactId) {
    const contact = param(wanted.contactId);
    where.push(
      `((e.contact_id = ${contact} and e.conversation_id = any(array(
           select id from conversations where account_id = $1 and contact_id = ${contact})))
         or (e.contact_id = ${contact} and e.conversation_id is null))`,
    );
  }
  if (wanted.from) where.push(`e.at >= ${param(wanted.from)}`);
  if (wanted.to) where.push(`e.at < ${param(wanted.to)}`);
  return where;
}

/** The names asked for; null: all of them. An area nobody knows has none. */
function namesOf({ name, area }: Wanted): EventName[] | null {
  if (name === undefined && area === undefined) return null;
  return eventNames.filter(
    (one) => (name === undefined || one === name) && (area === undefined || one.startsWith(`${area}.`)),
  );
}

function rendered(row: Row): AuditEvent {
  const numbered = (id: string | null, value: number) => (id === null ? null : { id, number: value });
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    name: row.name,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name ?? "" },
    conversation: numbered(row.conversation_id, row.conversation_number),
    ticket: numbered(row.ticket_id, row.ticket_number),
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    data: row.data,
    words: row.words,
  };
}
