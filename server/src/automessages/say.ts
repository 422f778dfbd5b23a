import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, type ActorAt, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";

/** `data.kind` of ¿Quedó resuelto?. */
export const question = "resolved_question";

export interface Saying {
  conversation: string;
  contact: string;
  connection: string;
  kind: "greeting" | "away" | typeof question;
  text: string;
  /** Buttons the customer may tap, where the channel has them. */
  choices: readonly { id: string; title: string }[];
}

/**
 * What the desk says by itself, in the lane of what people write. It answers nobody: no clock of the conversation moves,
 * and the list goes on showing the last thing a person said.
 */
export async function sayByItself(tx: Tx, actor: Actor, sayings: readonly Saying[]): Promise<void> {
  if (sayings.length === 0) return;
  await tx.rows(
    `insert into auto_messages (account_id, contact_id, connection_id, kind, at)
     select distinct on (contact, connection, kind) $1::uuid, contact, connection, kind, $2::timestamptz
     from jsonb_to_recordset($3::jsonb) as r(contact uuid, connection uuid, kind text)
     on conflict (account_id, contact_id, connection_id, kind) do update set at = excluded.at`,
    [tx.account, tx.at, JSON.stringify(sayings)],
  );
  await writeSayings(
    tx,
    actor,
    sayings.map(({ kind, choices, ...one }) => ({ ...one, data: { kind, choices } })),
  );
}

/** What nobody of ours says: `data` tells which part of the desk does. */
export interface Written {
  conversation: string;
  contact: string;
  connection: string;
  text: string;
  data: { kind: string; choices: readonly { id: string; title: string }[]; workflow?: string | null };
}

/** Writes the desk's own messages, each in its lane. They move no clock. */
export async function writeSayings(tx: Tx, actor: ActorAt, sayings: readonly Written[]): Promise<void> {
  const rows = sayings.map((one) => ({ ...one, id: newId() }));
  await tx.rows(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, data,
       state, forwarded, at, attempts)
     select $1, id, conversation, contact, connection, 'out', 'bot', 'text', text, data, 'pending', false, $2, 0
     from jsonb_to_recordset($3::jsonb) as r(id uuid, conversation uuid, contact uuid, connection uuid, text text, data jsonb)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  for (const { id, contact, conversation } of rows)
    record(tx, "message.written", { actor, contact, conversation }, { message: id, type: "text" });
  await arm(
    tx,
    rows.map(({ connection, contact }) => ({
      kind: "deliver",
      key: laneOf(connection, contact),
      dueAt: tx.at,
      contact,
    })),
  );
}
