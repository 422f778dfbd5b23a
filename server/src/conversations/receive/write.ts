import type { Receiving } from "../../channels/inbound/receive-worker.ts";
import { arm, type Deadline } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { record, system } from "../../platform/events.ts";
import { takeNumbers } from "../../platform/numbers.ts";
import { openAutomaticTickets } from "../../tickets/open-automatic.ts";
import { sessionDeadlines } from "../expire/arm.ts";
import type { NewMessage, Plan } from "./changes.ts";
import type { Facts } from "./facts.ts";
import {
  contactActor,
  goOnWithTickets,
  openConversations,
  reopenConversations,
} from "./write-conversations.ts";
import { writeFiles } from "./write-files.ts";
import { writeNews } from "./write-news.ts";

/** Writes a plan: one statement per table, conversations before their messages, events at the end. */
export async function writePlan(tx: Tx, connection: Receiving, facts: Facts, plan: Plan): Promise<void> {
  const first = plan.opened.length > 0 ? await takeNumbers(tx, "conversation", plan.opened.length) : 0;
  // Sent one behind the other without waiting: the server works them off in this order, in one round trip.
  await Promise.all([
    openConversations(tx, connection, plan.opened, first),
    reopenConversations(tx, connection, plan.reopened),
    insertMessages(tx, connection, plan.messages),
    touchConversations(tx, connection, plan),
    arm(tx, [...windowDeadlines(connection, facts, plan), ...wordDeadlines(tx, plan)]),
    writeFiles(tx, connection, plan),
    writeNews(tx, connection, plan),
  ]);
  tellMessages(tx, plan);
  await goOnWithTickets(tx, plan.opened);
  await openAutomaticTickets(
    tx,
    [...plan.opened.filter(({ automaticTicket }) => automaticTicket), ...plan.over].map(
      ({ id, contact, inbox }) => ({ conversation: id, contact, inbox, source: "inbound" }),
    ),
  );
}

function tellMessages(tx: Tx, plan: Plan): void {
  for (const one of plan.unsnoozed) {
    const from = { inbox: one.inbox, owner: one.owner, group: one.group, state: "snoozed" };
    const place = { actor: contactActor(one.contact), contact: one.contact, conversation: one.id };
    record(tx, "conversation.unsnoozed", place, { from, to: { ...from, state: "active" }, by: "contact" });
  }
  for (const { name, message, waited } of plan.news) {
    const place = {
      actor: name === "message.received" ? contactActor(message.contact_id) : system,
      contact: message.contact_id,
      conversation: message.conversation_id,
    };
    if (name === "message.received")
      record(tx, name, place, { message: message.id, type: message.type, waited });
    else record(tx, name, place, { message: message.id, type: message.type });
  }
}

function windowDeadlines({ channel }: Receiving, { rules }: Facts, { begun }: Plan): Deadline[] {
  return [...begun].flatMap((one) => sessionDeadlines(channel, one, rules.get(one.inbox)?.hours ?? null));
}

function wordDeadlines(tx: Tx, plan: Plan): Deadline[] {
  return plan.words.map(({ id, contact_id }) => ({
    kind: "words",
    key: id,
    dueAt: tx.at,
    contact: contact_id,
  }));
}

async function insertMessages(tx: Tx, connection: Receiving, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.rows(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type,
       text, data, state, external_id, reply_to_external, forwarded, via, at, attempts)
     select $1, id, conversation_id, contact_id, $2, direction, author_kind, case when author_kind = 'contact' then contact_id end,
       type, text, data, state, external_id, reply_to_external, forwarded, via, at, 0
     from jsonb_to_recordset($3::jsonb) as r(id uuid, conversation_id uuid, contact_id uuid, direction text, author_kind text,
       type text, text text, data jsonb, state text, external_id text, reply_to_external text, forwarded boolean,
       via text, at timestamptz)`,
    [tx.account, connection.id, JSON.stringify(messages)],
  );
}

async function touchConversations(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  const fresh = new Set<object>(plan.opened);
  const rows = [...plan.touched].filter((one) => !fresh.has(one));
  const touched =
    rows.length > 0 &&
    tx.rows(
      `update conversations c set waiting_since = r."waitingSince", last_inbound_at = r."lastInboundAt",
         last_outbound_at = r."lastOutboundAt", active_at = r."activeAt", last_message_id = r."lastMessage", unread = r.unread,
         state = r.state, snoozed_until = r."snoozedUntil", settled_id = r.settled, confirmed_id = r.confirmed
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "waitingSince" timestamptz, "lastInboundAt" timestamptz,
         "lastOutboundAt" timestamptz, "activeAt" timestamptz, "lastMessage" uuid, unread int,
         state text, "snoozedUntil" timestamptz, settled uuid, confirmed uuid)
       where c.account_id = $1 and c.id = r.id and c.id = any($3)`,
      // Named twice: for a list of unknown length the planner reads the whole table (3 ms for four rows of 10,000).
      [tx.account, JSON.stringify(rows), rows.map(({ id }) => id)],
    );
  const heard =
    plan.news.length > 0 &&
    tx.rows(
      "update connections set last_inbound_at = $2 where id = $1 and last_inbound_at is distinct from $2",
      [connection.id, tx.at],
    );
  await Promise.all([touched, heard]);
}
