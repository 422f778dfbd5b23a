import { markReadReaction } from "../../server/src/channels/whatsapp/mark-read.ts";
import { asSystem, type Database, type SystemTx } from "../../server/src/platform/db.ts";
import type { Company } from "./company.ts";

/** Contacts filled in one transaction. */
const chunk = 10_000;

/**
 * Writes `count` customers with an open conversation each: two messages of theirs and one of ours (`own.<n>`),
 * the events of all that, and the items they came as. The customers are those of `personOf`.
 */
export async function fill(db: Database, company: Company, count: number, from = 0): Promise<void> {
  for (let first = from; first < from + count; first += chunk)
    await asSystem(db, async (tx) => {
      await tx.rows("set local statement_timeout = 0");
      await fillSome(tx, company, first, Math.min(first + chunk, from + count) - 1);
    });
  // The reactions need not go through it all.
  await asSystem(db, (tx) =>
    tx.rows(
      `insert into reaction_cursors (account_id, reaction, event_id)
       select $1, $2, max(id) from events where account_id = $1
       on conflict (account_id, reaction) do update set event_id = excluded.event_id`,
      [company.account, markReadReaction.name],
    ),
  );
  await asSystem(db, (tx) =>
    tx.rows(
      `insert into counters (account_id, name, value) values ($1, 'conversation', $2)
       on conflict (account_id, name) do update set value = excluded.value`,
      [company.account, from + count],
    ),
  );
}

async function fillSome(tx: SystemTx, { account, connection, inbox }: Company, first: number, last: number) {
  await tx.rows(
    `create temp table fresh on commit drop as
     select n, 10000000 + n as digits, $3::timestamptz - interval '20 hours' * random() as at, uuidv7() as contact, uuidv7() as conversation,
       uuidv7() as m1, uuidv7() as m2, uuidv7() as m3 from generate_series($1::int, $2::int) n`,
    [first, last, tx.at],
  );
  const all = (text: string) =>
    tx.rows(
      text,
      text.includes("$3")
        ? [account, connection, inbox]
        : text.includes("$2")
          ? [account, connection]
          : [account],
    );
  await all(
    `insert into contacts (account_id, id, name, phone, created_at)
     select $1, contact, 'Persona ' || n, '+569' || digits, at from fresh`,
  );
  await all(
    `insert into identities (account_id, kind, value, contact_id, created_at)
     select $1, kind, case kind when 'phone' then '+569' || digits else 'CL.10000000' || digits end, contact, at
     from fresh cross join unnest(array['phone', 'whatsapp-user']) kind`,
  );
  await all(
    `insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at, queued_at,
       active_at, waiting_since, last_inbound_at, last_outbound_at, last_message_id, unread)
     select $1, conversation, n + 1, contact, $2, $3, 'queued', 'contact', at, at, at + interval '3 min', at + interval '3 min',
       at + interval '3 min', at + interval '1 min', m3, 2 from fresh`,
  );
  await all(
    `insert into open_sessions (account_id, contact_id, connection_id, conversation_id)
     select $1, contact, $2, conversation from fresh`,
  );
  await all(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type, text,
       state, external_id, forwarded, at, attempts)
     select $1, id, conversation, contact, $2, way, case way when 'in' then 'contact' else 'phone' end,
       case way when 'in' then contact end, 'text', repeat('hola quería saber el precio ', 3), case way when 'in' then 'received' else 'sent' end,
       case way when 'in' then 'wamid.' || id else 'own.' || n end, false, at + later, 0
     from fresh cross join lateral (values (m1, 'in', interval '0'), (m2, 'out', interval '1 min'), (m3, 'in', interval '3 min')) m(id, way, later)`,
  );
  await all(
    `insert into events (account_id, id, name, at, actor_kind, actor_id, depth, contact_id, conversation_id, data)
     select $1, nextval('events_id'), name, at, 'contact', contact, 0, contact, conversation, jsonb_build_object('message', id, 'type', 'text', 'waited', true)
     from fresh cross join lateral (values (conversation, 'conversation.opened'), (m1, 'message.received'), (m2, 'message.echoed'), (m3, 'message.received')) m(id, name)`,
  );
  await all(
    `insert into inbound_items (request_id, account_id, connection_id, channel, external_id, body, received_at, parked)
     select n, $1, $2, 'whatsapp', id::text, jsonb_build_object('text', repeat('{"id": "x"}', 50)), at, false
     from fresh cross join lateral (values (m1), (m2), (m3)) m(id)`,
  );
}
