import { ownAlong } from "../assignment/own.ts";
import { actorOf, type By } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { silence } from "../responder/silence.ts";
import { followTickets } from "../workflows/follow.ts";
import { lockTickets } from "./own-tickets.ts";
import { markTickets } from "./resolve/mark.ts";
import { closeStays } from "./stays.ts";
import { disarmTimers } from "./timers/arm.ts";
import { type Link, writeLinks } from "./write-link.ts";

/** Two open tickets of one funnel whose requesters are one person: `ticket` becomes part of `into`. */
export interface Union {
  ticket: string;
  into: string;
}
interface Half {
  id: string;
  contact: string;
  owner: string | null;
  group: string | null;
}

/**
 * The first half: one of each two leaves the board, without a mark of this, so that the other may be the requester's only
 * one. Neither is a cycle that ended. The requesters are locked.
 */
export async function endUnited(tx: Tx, unions: readonly Union[]): Promise<void> {
  const gone = unions.map(({ ticket }) => ticket).sort();
  await lockTickets(tx, [...gone, ...unions.map(({ into }) => into)]);
  await tx.rows(
    `update tickets t set state = 'archived', archived_at = $2, absorbed_by = r."into", changed_at = $2
     from jsonb_to_recordset($3::jsonb) as r(ticket uuid, "into" uuid) where t.account_id = $1 and t.id = r.ticket`,
    [tx.account, tx.at, JSON.stringify(unions)],
  );
  await closeStays(tx, gone);
  await disarmTimers(tx, gone);
}

/**
 * The second, once both are the same requester's: tasks, histories, conversations and what the other says and this one
 * does not go over, and one person has it all.
 */
export async function unite(tx: Tx, by: By, unions: readonly Union[]): Promise<void> {
  if (unions.length === 0) return;
  const rows = JSON.stringify(unions);
  await tx.rows(
    `update tickets t set untouched = t.untouched and g.untouched, changed_at = $2, value = coalesce(t.value, g.value),
       currency = case when t.value is null then g.currency else t.currency end, fields = g.fields || t.fields,
       description = coalesce(nullif(t.description, ''), g.description), next_step = coalesce(nullif(t.next_step, ''), g.next_step),
       next_step_at = case when t.next_step = '' then coalesce(t.next_step_at, g.next_step_at) else t.next_step_at end
     from jsonb_to_recordset($3::jsonb) as r(ticket uuid, "into" uuid) join tickets g on g.account_id = $1 and g.id = r.ticket
     where t.account_id = $1 and t.id = r."into"`,
    [tx.account, tx.at, rows],
  );
  await carryMarks(tx, by, unions);
  const over = `from jsonb_to_recordset($2::jsonb) as r(ticket uuid, "into" uuid)`;
  await tx.rows(
    `update tasks k set ticket_id = r."into" ${over} where k.account_id = $1 and k.ticket_id = r.ticket`,
    [tx.account, rows],
  );
  await tx.rows(
    `insert into ticket_actions (account_id, ticket_id, conversation_id, at)
     select a.account_id, r."into", a.conversation_id, a.at ${over} join ticket_actions a on a.account_id = $1 and a.ticket_id = r.ticket
     on conflict do nothing`,
    [tx.account, rows],
  );
  const halves = await tx.rows<Half>(
    `select id, contact_id as contact, owner_id as owner, group_id as "group" from tickets
     where account_id = $1 and id = any($2::uuid[])`,
    [tx.account, unions.flatMap(({ ticket, into }) => [ticket, into])],
  );
  const half = new Map(halves.map((one) => [one.id, one]));
  for (const { ticket, into } of unions) {
    const contact = half.get(ticket)?.contact ?? "";
    record(tx, "ticket.absorbed", { actor: actorOf(by), contact }, { ticket, into });
  }
  await followTickets(tx, unions);
  await relink(tx, by, unions);
  await ownTogether(tx, by, unions, half);
  await silence(
    tx,
    unions.map(({ into }) => into),
  );
}

/** What was won or lost stays so in the one that goes on, unless that says something itself. */
async function carryMarks(tx: Tx, by: By, unions: readonly Union[]): Promise<void> {
  const rows = await tx.rows<{ id: string; contact: string; mark: "won" | "lost"; reason: string | null }>(
    `select t.id, t.contact_id as contact, g.resolution as mark, g.reason_id as reason
     from jsonb_to_recordset($2::jsonb) as r(ticket uuid, "into" uuid) join tickets g on g.account_id = $1 and g.id = r.ticket
     join tickets t on t.account_id = $1 and t.id = r."into"
     where g.resolution <> 'none' and t.resolution = 'none' order by t.id`,
    [tx.account, JSON.stringify(unions)],
  );
  await markTickets(
    tx,
    by,
    rows.map(({ id, contact, mark, reason }) => ({
      row: { id, contact_id: contact, resolution: "none" },
      mark: { resolution: mark, source: "merge", rule: null, reason },
    })),
  );
}

/** All of its conversations, also those that ended: they are of one cycle. */
async function relink(tx: Tx, by: By, unions: readonly Union[]): Promise<void> {
  const into = new Map(unions.map((one) => [one.ticket, one.into]));
  const actor = actorOf(by);
  const linked = await tx.rows<{
    id: string;
    ticket: string;
    contact: string;
    state: Link["state"];
    by: Link["by"];
  }>(
    `select id, ticket_id as ticket, contact_id as contact, link_state as state, link_by as "by" from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) order by id`,
    [tx.account, [...into.keys()]],
  );
  await writeLinks(
    tx,
    linked.map(({ id, ticket, ...link }) => ({
      ...link,
      conversation: id,
      ticket: into.get(ticket) ?? null,
    })),
  );
  for (const { id, ticket, contact } of linked)
    record(
      tx,
      "conversation.ticket_linked",
      { actor, contact, conversation: id },
      { ticket: into.get(ticket) ?? ticket, from: ticket },
    );
}

/** Who has the one that goes on has all of it; where nobody does, who had the other. */
async function ownTogether(
  tx: Tx,
  by: By,
  unions: readonly Union[],
  half: ReadonlyMap<string, Half>,
): Promise<void> {
  await ownAlong(
    tx,
    by,
    unions.flatMap(({ ticket, into }) => {
      const [gone, stays] = [half.get(ticket), half.get(into)];
      if (!gone || !stays) return [];
      const { owner, group } = [stays, gone].find((one) => one.owner) ?? (stays.group ? stays : gone);
      return [{ conversation: null, ticket: into, contact: stays.contact, owner, group }];
    }),
  );
}
