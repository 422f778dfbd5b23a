import type { Receiving } from "../../channels/inbound/receive-worker.ts";
import { arm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record, system } from "../../platform/events.ts";
import { takeNumbers } from "../../platform/numbers.ts";
import { replayEarly } from "./early.ts";
import type { NewConversation, NewMessage, Plan } from "./plan.ts";

const contactActor = (id: string): Actor => ({ kind: "contact", id });

/** Writes a plan: one statement per table, conversations before their messages, events at the end. */
export async function writePlan(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  await openConversations(tx, connection, plan.opened);
  await insertMessages(tx, connection, plan.messages);
  await touchConversations(tx, connection, plan);
  await writeFiles(tx, connection, plan);
  await writeStates(tx, connection, plan);
  await writeEdits(tx, plan);
  await writeReactions(tx, plan);
  await keepEarly(tx, connection, plan);
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

async function openConversations(
  tx: Tx,
  connection: Receiving,
  opened: readonly NewConversation[],
): Promise<void> {
  if (opened.length === 0) return;
  const first = await takeNumbers(tx, "conversation", opened.length);
  const rows = opened.map((one, i) => ({ ...one, number: first + i }));
  await tx.rows(
    `with fresh as (select * from jsonb_to_recordset($3::jsonb) as r(id uuid, number bigint, contact uuid, inbox uuid, state text,
         source text, "openedAt" timestamptz, "waitingSince" timestamptz, "lastInboundAt" timestamptz,
         "lastOutboundAt" timestamptz, "activeAt" timestamptz, "lastMessage" uuid, unread int)),
     made as (insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at,
         queued_at, active_at, waiting_since, last_inbound_at, last_outbound_at, last_message_id, unread)
       select $1, id, number, contact, $2, inbox, state, source, "openedAt", "openedAt", "activeAt", "waitingSince",
         "lastInboundAt", "lastOutboundAt", "lastMessage", unread from fresh)
     insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select $1, contact, $2, id from fresh order by contact`,
    [tx.account, connection.id, JSON.stringify(rows)],
  );
  for (const one of opened)
    record(
      tx,
      "conversation.opened",
      {
        actor: one.source === "contact" ? contactActor(one.contact) : system,
        contact: one.contact,
        conversation: one.id,
      },
      { source: one.source, inbox: one.inbox, connection: connection.id },
    );
}

async function insertMessages(tx: Tx, connection: Receiving, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.rows(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type,
       text, data, state, external_id, reply_to_external, forwarded, at, attempts)
     select $1, id, conversation_id, contact_id, $2, direction, author_kind, case when author_kind = 'contact' then contact_id end,
       type, text, data, state, external_id, reply_to_external, forwarded, at, 0
     from jsonb_to_recordset($3::jsonb) as r(id uuid, conversation_id uuid, contact_id uuid, direction text, author_kind text,
       type text, text text, data jsonb, state text, external_id text, reply_to_external text, forwarded boolean, at timestamptz)`,
    [tx.account, connection.id, JSON.stringify(messages)],
  );
}

async function touchConversations(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  const fresh = new Set<object>(plan.opened);
  const rows = [...plan.touched].filter((one) => !fresh.has(one));
  if (rows.length > 0)
    await tx.rows(
      `update conversations c set waiting_since = r."waitingSince", last_inbound_at = r."lastInboundAt",
         last_outbound_at = r."lastOutboundAt", active_at = r."activeAt", last_message_id = r."lastMessage", unread = r.unread
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "waitingSince" timestamptz, "lastInboundAt" timestamptz,
         "lastOutboundAt" timestamptz, "activeAt" timestamptz, "lastMessage" uuid, unread int)
       where c.account_id = $1 and c.id = r.id`,
      [tx.account, JSON.stringify(rows)],
    );
  if (plan.news.length > 0)
    await tx.rows(
      "update connections set last_inbound_at = $2 where id = $1 and last_inbound_at is distinct from $2",
      [connection.id, tx.at],
    );
}

async function writeFiles(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  for (const { message, contact, files } of plan.attached)
    await tx.rows(
      `update files f set message_id = $1 from identities i where f.id::text = any($3) and f.message_id is null and f.comment_id is null
         and i.account_id = f.account_id and i.kind = 'visitor' and i.value = f.uploader_id::text and i.contact_id = $2`,
      [message, contact, files],
    );
  if (plan.files.length === 0) return;
  const rows = plan.files.map(({ id, message, content }) => ({
    id,
    message,
    name: content.media?.fileName ?? "",
    mime: content.media?.mimeType ?? "application/octet-stream",
    source: { ...content.media, connection: connection.id },
  }));
  await tx.rows(
    `insert into files (account_id, id, name, mime_type, state, message_id, source, created_at)
     select $1, id, name, mime, 'waiting', message, source, $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, message uuid, name text, mime text, source jsonb)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  await arm(
    tx,
    rows.map(({ id }) => ({ kind: "fetch-file", key: id, dueAt: tx.at })),
  );
}

async function writeStates(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  const changes = [...plan.states.values()];
  if (changes.length === 0) return;
  await tx.rows(
    `update messages m set state = r.state, external_id = r.external, error_code = r.code, error_detail = r.detail
     from jsonb_to_recordset($2::jsonb) as r(id uuid, state text, external text, code text, detail text)
     where m.account_id = $1 and m.id = r.id`,
    [
      tx.account,
      JSON.stringify(
        changes.map(({ message, to, external, error }) => ({
          id: message.id,
          state: to,
          external,
          code: error?.code,
          detail: error?.detail,
        })),
      ),
    ],
  );
  for (const { message, from, to, error } of changes)
    if (from !== to)
      record(
        tx,
        "message.state_changed",
        { actor: system, contact: message.contact, conversation: message.conversation },
        { message: message.id, from, to, code: error?.code ?? null },
      );
  // A status that names a message still under way tells that the channel has it: its lane may go on.
  const healed = changes.filter(
    ({ from }) => from === "sending" || from === "uncertain" || from === "pending",
  );
  await arm(
    tx,
    healed.map(({ message }) => ({
      kind: "deliver",
      key: `${connection.id}:${message.contact}`,
      dueAt: tx.at,
      contact: message.contact,
    })),
  );
}

async function writeEdits(tx: Tx, plan: Plan): Promise<void> {
  for (const { message, text, at } of plan.edits) {
    await tx.rows("update messages set text = $2, edited_at = $3 where id = $1 and revoked_at is null", [
      message.id,
      text,
      at,
    ]);
    const place = {
      actor: contactActor(message.contact),
      contact: message.contact,
      conversation: message.conversation,
    };
    record(tx, "message.edited", place, { message: message.id });
  }
  for (const { message, at } of plan.revokes) {
    await tx.rows("update messages set text = '', data = null, revoked_at = $2 where id = $1", [
      message.id,
      at,
    ]);
    const place = {
      actor: contactActor(message.contact),
      contact: message.contact,
      conversation: message.conversation,
    };
    record(tx, "message.revoked", place, { message: message.id });
  }
}

async function writeReactions(tx: Tx, plan: Plan): Promise<void> {
  for (const { message, emoji, by, at } of plan.reactions) {
    if (emoji === null)
      await tx.rows("delete from message_reactions where message_id = $1 and by_kind = $2 and at <= $3", [
        message.id,
        by,
        at,
      ]);
    else
      await tx.rows(
        `insert into message_reactions (account_id, message_id, by_kind, emoji, at) values ($1, $2, $3, $4, $5)
         on conflict (account_id, message_id, by_kind) do update set emoji = excluded.emoji, at = excluded.at
         where message_reactions.at <= excluded.at`,
        [tx.account, message.id, by, emoji, at],
      );
    const place = {
      actor: contactActor(message.contact),
      contact: message.contact,
      conversation: message.conversation,
    };
    record(tx, "message.reacted", place, { message: message.id, by, removed: emoji === null });
  }
}

/** News of a message we do not have yet waits for it; news of one we do have, that came first, goes again. */
async function keepEarly(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  if (plan.early.length > 0)
    await tx.rows(
      `insert into early_news (account_id, connection_id, target, item_id)
       select $1, $2, target, "itemId" from jsonb_to_recordset($3::jsonb) as r(target text, "itemId" bigint)
       on conflict do nothing`,
      [tx.account, connection.id, JSON.stringify(plan.early)],
    );
  await replayEarly(
    tx,
    connection.id,
    plan.messages.map(({ external_id }) => external_id),
  );
}
