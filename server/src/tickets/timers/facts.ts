import type { Named } from "@relevo/contract/words.ts";
import type { Tx } from "../../platform/db.ts";
import type { TimerFacts } from "./due.rules.ts";

/** An open ticket and all that decides about it by time, but for what a rule has waited for already. */
export interface TimedTicket extends Omit<TimerFacts, "deferredAt"> {
  id: string;
  contact: string;
  stage: string;
  entry: string;
}

/** Open tickets by id. */
export async function timedTickets(tx: Tx, ids: readonly string[]): Promise<Map<string, TimedTicket>> {
  if (ids.length === 0) return new Map();
  const rows = await read(tx, "t.id = any($2::uuid[])", [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The open tickets of a stage, who has been there longest first, at most so many. */
export function timedTicketsOf(tx: Tx, stage: string, most: number): Promise<TimedTicket[]> {
  return read(
    tx,
    "t.id in (select s.id from tickets s where s.account_id = $1 and s.stage_id = $2 and s.state = 'open' order by s.stage_entered_at, s.id limit $3)",
    [stage, most],
  );
}

/** How tickets are named in a list. */
export async function named(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; number: number; subject: string; requester: Named }>> {
  const rows = await tx.rows<{ id: string; number: number; subject: string; requester: Named }>(
    `select t.id, t.number, t.subject, json_build_object('id', p.id, 'name', coalesce(nullif(p.name, ''), p.phone, '')) as requester
     from tickets t join contacts p on p.account_id = t.account_id and p.id = t.contact_id
     where t.account_id = $1 and t.id = any($2::uuid[])`,
    [tx.account, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Since when rules wait in the stays tickets are in; by `ruleStay`. */
export async function deferralsOf(
  tx: Tx,
  tickets: readonly Pick<TimedTicket, "id" | "entry">[],
): Promise<Map<string, Date>> {
  if (tickets.length === 0) return new Map();
  const rows = await tx.rows<{ rule: string; entry: string; at: Date }>(
    `select rule_id as rule, entry_id as entry, at from deferrals
     where account_id = $1 and ticket_id = any($2::uuid[]) and entry_id = any($3::uuid[])`,
    [tx.account, tickets.map(({ id }) => id), tickets.map(({ entry }) => entry)],
  );
  return new Map(rows.map(({ rule, entry, at }) => [ruleStay(rule, entry), at]));
}

export function ruleStay(rule: string, entry: string): string {
  return `${rule} ${entry}`;
}

/** A person's word to the customer: what the desk says by itself is none, nor what never arrived. */
const ours = `m.direction = 'out' and m.author_kind in ('member', 'phone') and m.state not in ('failed', 'cancelled')
  and m.revoked_at is null`;

/**
 * The answer is the first message of our last turn, over all conversations of the ticket: the last one of ours, the
 * customer's last before it, and ours first after that.
 */
function read(tx: Tx, where: string, values: unknown[]): Promise<TimedTicket[]> {
  const said = (what: string, order: "asc" | "desc") =>
    `select ${order === "desc" ? "max" : "min"}(x.at) as at from unnest(l.ids) c(id)
     cross join lateral (select m.at from messages m where m.account_id = t.account_id and m.conversation_id = c.id
       and ${what} order by m.at ${order}, m.id ${order} limit 1) x`;
  return tx.rows<TimedTicket>(
    `select t.id, t.contact_id as contact, t.stage_id as stage, t.entry_id as entry, t.resolution,
       t.stage_entered_at as "enteredAt", t.changed_at as "changedAt", coalesce(l.waiting, false) as waiting,
       l.customer_at as "customerAt", greatest(l.active_at, l.comment_at) as "activeAt", a.at as "answeredAt"
     from tickets t
     left join lateral (select array_agg(c.id) as ids, max(c.last_inbound_at) as customer_at, max(c.active_at) as active_at,
         bool_or(c.waiting_since is not null and c.state in ('queued', 'active', 'snoozed', 'expired')) as waiting,
         max((select k.at from comments k where k.account_id = c.account_id and k.conversation_id = c.id
           and k.author_id is not null order by k.at desc, k.id desc limit 1)) as comment_at
       from conversations c where c.account_id = t.account_id and c.ticket_id = t.id and c.link_state = 'confirmed') l on true
     left join lateral (${said(ours, "desc")}) o on l.customer_at is not null
     left join lateral (${said("m.direction = 'in' and m.at <= o.at", "desc")}) i on o.at is not null
     left join lateral (${said(`${ours} and m.at >= i.at`, "asc")}) a on i.at is not null
     where t.account_id = $1 and t.state = 'open' and ${where} order by t.stage_entered_at, t.id`,
    [tx.account, ...values],
  );
}
