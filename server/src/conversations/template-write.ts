import { type Owned, own } from "../assignment/own.ts";
import { written } from "../channels/whatsapp/templates/template.rules.ts";
import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import { policiesOf } from "../inboxes/policy.ts";
import { authorOf } from "../people/author.ts";
import { actorOf, type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { takeNumbers } from "../platform/numbers.ts";
import { found } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { writeLinks } from "../tickets/write-link.ts";
import { attachFiles } from "./attach.ts";
import type { KnownTemplate } from "./template-facts.ts";
import type { Use } from "./template-use.ts";

/** A conversation we open: by a template, from an expired one or from nothing. */
export interface Opening {
  id: string;
  contact: string;
  connection: string;
  inbox: string;
  reason: string | null;
  ticket: string | null;
  /** Who tied it to the ticket. */
  linkedBy: "member" | "system";
  /** The one before it; `supersedes` where it expired and gives way. */
  previous: string | null;
  supersedes: boolean;
}
/** A template on its way into an open conversation. */
export interface Writing {
  id: string;
  conversation: string;
  contact: string;
  connection: string;
  inbox: string;
  template: KnownTemplate;
  use: Use;
}

/**
 * Opens conversations that are the caller's from the start, and lets those they come from rest. What a machine opens is
 * given to somebody as its inbox hands out.
 */
export async function openByTemplate(tx: Tx, by: By, openings: readonly Opening[]): Promise<void> {
  if (openings.length === 0) return;
  const source = sourceOf(by);
  const first = await takeNumbers(tx, "conversation", openings.length);
  await tx.rows(
    `with fresh as (select * from jsonb_to_recordset($3::jsonb) as r(id uuid, number bigint, contact uuid, connection uuid,
         inbox uuid, reason uuid, previous uuid, supersedes boolean)),
     made as (insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, reason_id, state,
         source, opened_at, queued_at, active_at, unread, previous_id)
       select $1, id, number, contact, connection, inbox, reason, 'queued', $4, $2, $2, $2, 0, previous from fresh),
     old as (update conversations c set superseded_by = f.id from fresh f
       where c.account_id = $1 and c.id = f.previous and f.supersedes)
     insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select $1, contact, connection, id from fresh`,
    [tx.account, tx.at, JSON.stringify(openings.map((one, i) => ({ ...one, number: first + i }))), source],
  );
  await writeLinks(
    tx,
    openings.flatMap(({ id, ticket, linkedBy }) =>
      ticket ? [{ conversation: id, ticket, state: "confirmed", by: linkedBy }] : [],
    ),
  );
  const actor = actorOf(by);
  for (const { id, contact, connection, inbox, ticket, previous, supersedes } of openings) {
    const place = { actor, contact, conversation: id };
    record(tx, "conversation.opened", place, { source, inbox, connection });
    if (ticket) record(tx, "conversation.ticket_linked", place, { ticket, from: null });
    if (previous && supersedes)
      record(tx, "conversation.superseded", { ...place, conversation: previous }, { by: id });
  }
  if (isMachine(by)) return;
  // By the one writer of ownership: the ticket, and its other conversations, have the same responsible.
  const told = { name: "conversation.assigned", how: "reply" } as const;
  await own(
    tx,
    by,
    openings.map((one) => ({ row: unowned(one), owner: by.member, group: null, ahead: false, told })),
  );
}

/** An API key has no session. */
function sourceOf(by: By): "user" | "api" | "workflow" {
  if (isMachine(by)) return "workflow";
  return by.session === null ? "api" : "user";
}

function unowned({ id, contact, inbox, ticket }: Opening): Owned {
  const nobody = { owner_id: null, group_id: null, state: "queued", waiting_since: null };
  const link = { ticket_id: ticket, link_state: ticket ? ("confirmed" as const) : null };
  return { id, contact_id: contact, inbox_id: inbox, ...nobody, ...link };
}

/**
 * Writes templates as pending messages, each in its lane. A person's answer the customer; nobody's open a window: one that
 * the customer never wrote in waits for them as long as its inbox says.
 */
export async function writeTemplates(tx: Tx, by: By, writings: readonly Writing[]): Promise<void> {
  if (writings.length === 0) return;
  const { member, workflow } = authorOf(by);
  const policies = await policiesOf(
    tx,
    writings.map(({ inbox }) => inbox),
  );
  const rows = writings.map(({ inbox, template, use, ...row }) => {
    const hours = found(policies.get(inbox)).policy.expiry.templateHours;
    const until = new Date(tx.at.getTime() + hours * 3_600_000);
    const { text, data } = written(template, template.parts, use.values);
    return { ...row, text, data: workflow ? { ...data, workflow } : data, until };
  });
  await unlessTaken("CONFLICT", () =>
    tx.rows(
      `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id,
         type, text, data, state, forwarded, at, attempts)
       select $1, id, conversation, contact, connection, 'out', case when $2::uuid is null then 'bot' else 'member' end, $2,
         'template', text, data, 'pending', false, $3, 0
       from jsonb_to_recordset($4::jsonb) as r(id uuid, conversation uuid, contact uuid, connection uuid, text text, data jsonb)`,
      [tx.account, member, tx.at, JSON.stringify(rows)],
    ),
  );
  for (const { id, use } of writings)
    if (use.fileId) await attachFiles(tx, by, [use.fileId], { message: id });
  const waiting = await tx.rows<{ id: string; until: Date }>(
    `with touched as (update conversations c set
         waiting_since = case when $3::uuid is null then c.waiting_since end,
         last_outbound_at = case when $3::uuid is null then c.last_outbound_at else $2::timestamptz end,
         active_at = case when $3::uuid is null then c.active_at else greatest(c.active_at, $2::timestamptz) end,
         last_message_id = case when $3::uuid is null then coalesce(c.last_message_id, r.id) else r.id end,
         unread = case when c.owner_id = $3::uuid then 0 else c.unread end,
         template_until = case when c.last_inbound_at is null then r.until else c.template_until end
       from jsonb_to_recordset($4::jsonb) as r(id uuid, conversation uuid, until timestamptz)
       where c.account_id = $1 and c.id = r.conversation
       returning c.id, c.last_inbound_at, c.template_until as until)
     select id, until from touched where last_inbound_at is null`,
    [tx.account, tx.at, member, JSON.stringify(rows)],
  );
  const contactOf = new Map(rows.map(({ conversation, contact }) => [conversation, contact]));
  await arm(tx, [
    ...rows.map(({ connection, contact }) => ({
      kind: "deliver",
      key: laneOf(connection, contact),
      dueAt: tx.at,
      contact,
    })),
    ...waiting.map(({ id, until }) => ({
      kind: "expire",
      key: id,
      dueAt: until,
      contact: found(contactOf.get(id)),
    })),
  ]);
  for (const { id, contact, conversation } of rows)
    record(
      tx,
      "message.written",
      { actor: actorOf(by), contact, conversation },
      { message: id, type: "template" },
    );
}
